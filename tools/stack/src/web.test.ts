import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { buildWeb } from './web.ts'

test('the web app is built once for the same content, and anew for another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-web-build-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const outdir = join(folder, 'web')
  const built = () => statSync(join(outdir, 'index.html')).mtimeMs
  await buildWeb(outdir)
  const first = built()
  expect(readFileSync(join(outdir, 'index.html'), 'utf8')).toContain('<script type="module"')
  await buildWeb(outdir)
  expect(built()).toBe(first)
  writeFileSync(join(outdir, 'built-from'), 'an older content')
  await buildWeb(outdir)
  expect(built()).toBeGreaterThan(first)
})
