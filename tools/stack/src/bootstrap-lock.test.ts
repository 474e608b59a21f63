import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const { oneAtATime } = (await import(new URL('../bootstrap/one-at-a-time.mjs', import.meta.url).href)) as {
  oneAtATime(folder: string, work: () => Promise<void>): Promise<void>
}
const newFolder = () => mkdtempSync(join(tmpdir(), 'matjip-lock-'))

test('two installs in one folder take turns, and a failed one lets the next in', async () => {
  const folder = newFolder()
  const seen: string[] = []
  const first = oneAtATime(folder, async () => {
    seen.push('first in')
    await new Promise(setImmediate)
    seen.push('first out')
    throw new Error('no network')
  })
  const second = oneAtATime(folder, async () => void seen.push('second'))
  await expect(first).rejects.toThrow('no network')
  await second
  expect(seen).toEqual(['first in', 'first out', 'second'])
})

test('a lock whose owner is gone, or never wrote its name, is taken over', async () => {
  const [dead, nameless] = [newFolder(), newFolder()]
  mkdirSync(join(dead, 'bootstrap.lock'))
  // Above the largest pid that Linux gives.
  writeFileSync(join(dead, 'bootstrap.lock', 'pid'), '4194305')
  mkdirSync(join(nameless, 'bootstrap.lock'))
  utimesSync(join(nameless, 'bootstrap.lock'), 0, 0)
  const done: string[] = []
  for (const folder of [dead, nameless]) await oneAtATime(folder, async () => void done.push(folder))
  expect(done).toEqual([dead, nameless])
})
