import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from './open-store.ts'

const WRITER = join(import.meta.dirname, '../../test/killed-writer.ts')

/** Runs a writer and kills it in the middle, after so many acknowledged objects. @returns the last turn of each key */
async function killAfter(folder: string, lines: number): Promise<Map<string, { turn: number; sha256: string }>> {
  const acknowledged = new Map<string, { turn: number; sha256: string }>()
  const writer = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let left = lines
  for await (const line of createInterface(writer.stdout)) {
    const [key = '', turn, sha256 = ''] = line.split(' ')
    acknowledged.set(key, { turn: Number(turn), sha256 })
    if (--left === 0) writer.kill('SIGKILL')
  }
  return acknowledged
}

test('after kill -9 what was acknowledged is there, every object is whole, and nothing else is left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-s3-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const lines of [5, 23, 40]) {
    const acknowledged = await killAfter(folder, lines)
    const store = await openStore(folder)
    const { objects } = store.list('photos', { prefix: '', delimiter: '', after: '', max: 1000 })
    for (const { key, etag } of objects) {
      const found = store.objects.find('photos', key)
      const file = await store.blobs.open(found?.blob ?? '')
      const bytes = await file.readFile().finally(() => file.close())
      expect([key, `"${createHash('md5').update(bytes).digest('hex')}"`]).toEqual([key, etag])
      const turn = Number(bytes.toString('utf8', 0, 40).split(' ')[1])
      // A later one may have got in whose acknowledgement was not heard any more.
      expect(turn).toBeGreaterThanOrEqual(acknowledged.get(key)?.turn ?? 0)
    }
    expect(objects.map(({ key }) => key)).toEqual(expect.arrayContaining([...acknowledged.keys()]))
    const blobs = readdirSync(join(folder, 'blobs'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.includes('/'),
    )
    expect([blobs.length, readdirSync(join(folder, 'incoming'))]).toEqual([objects.length, []])
    store.close()
  }
})
