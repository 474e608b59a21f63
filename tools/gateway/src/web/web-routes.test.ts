import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { rawRequest } from '../../test/raw-request.ts'
import { startGateway } from '../../test/upstream.ts'

const origins = { images: 'http://127.0.0.1:9001', uploads: 'http://127.0.0.1:9000' }

/** A gateway that serves a small built app. */
async function serveApp() {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-web-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>맛집</title>')
  writeFileSync(join(folder, 'first-paint.js'), 'void 0')
  writeFileSync(join(folder, 'assets', 'home-Ab12.js'), 'console.log("국밥")')
  writeFileSync(join(folder, 'secret.json'), '{}')
  return startGateway({}, undefined, { web: { folder, origins } })
}

test.each(['/', '/?x=1', '/tags/%EA%B5%AD%EB%B0%A5', '/p/12', '/write?restaurant=3'])(
  '%s is the page, to be asked for anew, with its policy',
  async (target) => {
    const { origin } = await serveApp()
    const answer = await fetch(origin + target)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await answer.text()).toContain('맛집')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain(`img-src 'self' data: blob: ${origins.images};`)
    expect(policy).toContain(`connect-src 'self' ${origins.uploads};`)
    expect(policy).not.toContain('unsafe')
  },
)

test('a file whose name holds its content is cached for ever, packed where the browser takes it', async () => {
  const { origin } = await serveApp()
  const packed = await fetch(`${origin}/assets/home-Ab12.js`, { headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(await packed.text()).toBe('console.log("국밥")')
  const plain = await fetch(`${origin}/assets/home-Ab12.js`, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(await plain.text()).toBe('console.log("국밥")')
})

test('what the browser has already is 304', async () => {
  const { origin } = await serveApp()
  const etag = (await fetch(`${origin}/first-paint.js`)).headers.get('etag') ?? ''
  const again = await fetch(`${origin}/first-paint.js`, { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('a HEAD has the headers of the page', async () => {
  const { origin } = await serveApp()
  const answer = await fetch(`${origin}/trending`, { method: 'HEAD' })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
})

test.each([
  '/assets/gone.js',
  '/secret.json',
  '/index.html',
  '/assets/..%2fsecret.json',
  '/assets/../secret.json',
  '/web',
  '/healthz',
])('%s stays 404 with a problem document', async (target) => {
  const { port } = await serveApp()
  const answer = await rawRequest(port, target, ['Accept: text/html'])
  expect(answer.status).toBe(404)
  expect(answer.head).toMatch(/^content-type: application\/problem\+json/im)
})

test('the API answers for its own paths, 404 too, whatever a browser would like to see', async () => {
  const { origin } = await serveApp()
  const answer = await fetch(`${origin}/posts/1`, { headers: { accept: 'text/html' } })
  expect(await answer.json()).toMatchObject({ name: 'post-service' })
})
