import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startGateway } from '../../test/upstream.ts'

function site(): string {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-docs-'))
  mkdirSync(join(folder, 'ko'))
  writeFileSync(join(folder, 'index.html'), '<h1>시작하기</h1>')
  writeFileSync(join(folder, 'ko', 'feeds.html'), '<h1>피드</h1>')
  writeFileSync(join(folder, 'ko', 'notes.txt'), 'not for readers')
  return folder
}

test('pages are there by their names, allow nothing of elsewhere, and are asked for anew', async () => {
  const { origin } = await startGateway({}, 10_000, { docs: site() })
  const page = await fetch(`${origin}/docs/ko/feeds`)
  expect(await page.text()).toBe('<h1>피드</h1>')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('content-security-policy')).not.toMatch(/https?:|\*/)
  const etag = page.headers.get('etag') ?? ''
  expect((await fetch(`${origin}/docs/ko/feeds`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  for (const path of ['/docs', '/docs/']) expect(await (await fetch(origin + path)).text()).toContain('시작하기')
})

test('what is no page is 404, and nothing outside the folder is ever read', async () => {
  const { origin } = await startGateway({}, 10_000, { docs: site() })
  for (const path of ['/docs/ko/notes.txt', '/docs/ko', '/docs/%2e%2e/package.json', '/docsx', '/docs/ko/feeds/']) {
    expect([path, (await fetch(origin + path)).status]).toEqual([path, 404])
  }
  const without = await startGateway()
  expect((await fetch(`${without.origin}/docs`)).status).toBe(404)
})
