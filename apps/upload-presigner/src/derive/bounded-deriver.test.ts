import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { drawPhoto } from '../../test/drawn-photos.ts'
import { createDeriver, DeriverDied, NotDecodable } from './bounded-deriver.ts'
import type { Deriver, DeriverOptions } from './bounded-deriver.ts'

let deriver: Deriver | undefined
afterEach(() => deriver?.close())

const photo = await drawPhoto()

function open(bounds: Partial<DeriverOptions> = {}): Deriver {
  deriver = createDeriver({
    file: join(import.meta.dirname, '../deriver.ts'),
    processes: 1,
    memoryBytes: 900_000_000,
    timeMs: 20_000,
    ...bounds,
  })
  return deriver
}

test('images wait for a free process, and each gets its own answer', async () => {
  const { derive } = open()
  const [a, text, b] = await Promise.allSettled([
    derive(photo, 'image/jpeg'),
    derive(Buffer.from('글'), 'image/png'),
    derive(photo, 'image/jpeg'),
  ])
  expect([a, b].map((answer) => answer.status === 'fulfilled' && answer.value.width)).toEqual([1_600, 1_600])
  expect(text.status === 'rejected' && text.reason).toBeInstanceOf(NotDecodable)
})

test('what takes too long is ended with its process, and the next image gets a fresh one', async () => {
  const { derive } = open({ timeMs: 1 })
  await expect(derive(photo, 'image/jpeg')).rejects.toThrow(DeriverDied)
  await expect(derive(photo, 'image/jpeg')).rejects.toThrow(/longer than 1 ms/)
})

test('what takes too much memory is ended with its process', async () => {
  const { derive } = open({ memoryBytes: 60_000_000 })
  await expect(derive(photo, 'image/jpeg')).rejects.toThrow(/it took \d+ MB/)
})

test('a process that is killed in the middle takes one image with it, not the next', async () => {
  const { derive } = open()
  await derive(photo, 'image/jpeg')
  const doomed = derive(photo, 'image/jpeg')
  for (const pid of childrenOf(process.pid)) process.kill(pid, 'SIGKILL')
  await expect(doomed).rejects.toThrow(DeriverDied)
  expect((await derive(photo, 'image/jpeg')).height).toBe(1_200)
})

/** Child processes whose command is the deriver's. */
function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return text
    .trim()
    .split(' ')
    .map(Number)
    .filter((child) => child > 0 && readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('deriver.ts'))
}
