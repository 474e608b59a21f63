import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bundle } from './bundle.ts'

test('a bundle has no character that takes two bytes in memory, and reads Korean and full-width text as before', async () => {
  const outdir = await mkdtemp(join(tmpdir(), 'matjip-bundle-'))
  onTestFinished(() => rm(outdir, { recursive: true }))
  await bundle({ processes: [{ bundle: 'feed', source: 'apps/feed-service/src/main.ts' }], outdir })
  const text = await readFile(join(outdir, 'feed.js'), 'utf8')
  expect(text.match(/[^\0-\xff]/g)).toBeNull()
  const fullWidth = /var FULL_WIDTH = \/(.*)\/gu;/.exec(text)?.[1] ?? ''
  expect('Ａ９～a'.match(new RegExp(fullWidth, 'gu'))).toEqual(['Ａ', '９', '～'])
})
