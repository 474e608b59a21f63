import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUCKET, KEY, REGION, runS3 } from '../test/running-s3.ts'
import { createWorld, type World } from './conformance/world.ts'

let server: Awaited<ReturnType<typeof runS3>>
let world: World

beforeAll(async () => {
  server = await runS3()
  world = createWorld({ endpoint: server.endpoint, region: REGION, credentials: KEY }, BUCKET)
})
afterAll(async () => {
  world.close()
  await server.close()
})

/** Everything under the folder, by its path from there. */
const files = () => readdirSync(server.folder, { recursive: true, encoding: 'utf8' }).toSorted()

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}'
const OURS = new RegExp(`^(index\\.sqlite(-wal|-shm)?|incoming|blobs(/[0-9a-f]{2}(/${UUID})?)?)$`)

test.each([
  '../x',
  '../../../../etc/passwd',
  '%2e%2e/x',
  '%2E%2E/%2E%2E/x',
  '%2e%2e%2fx',
  'a/../../x',
  'a/%2e%2e/b',
  'a%2f..%2fx',
  './x',
  'a/.',
  '..',
  'a%5c..%5cx',
  '%00',
  'a%00.jpg',
  '%0b',
  '%zz',
  '%c0%ae%c0%ae/x',
  '%ff',
  '%ed%a0%80',
  'k'.repeat(1025),
  '%EA%B5%AD'.repeat(342),
])('a PUT to the key %s is refused with 400, whoever signs it, and no file comes of it', async (tail) => {
  const before = files()
  const beside = readdirSync(dirname(server.folder))
  const put = { method: 'PUT', path: `/${BUCKET}/${tail}`, body: 'theirs' }
  for (const answer of [await world.signed(put), await world.raw(put)]) {
    expect([answer.status, answer.code]).toEqual([400, expect.stringMatching(/^(InvalidURI|KeyTooLongError)$/)])
  }
  expect(files()).toEqual(before)
  expect(readdirSync(dirname(server.folder)).filter((name) => !beside.includes(name) && name === 'x')).toEqual([])
})

test.each(['/BUCKET/x', '/b', '/..', '/%2e%2e/x', '/a..b/x', '/a%2fb/x%00'])('the path %s is refused', async (path) => {
  expect((await world.signed({ method: 'PUT', path, body: 'theirs' })).status).toBe(400)
})

test('names of files are ours alone, whatever the keys are', async () => {
  const keys = [
    '사진/국밥.jpg',
    'a..b',
    '...',
    'con',
    '~root',
    '-rf',
    'x'.repeat(1024),
    '🍜'.repeat(200),
    'C:\\x',
    '|;$(ls)',
  ]
  for (const key of keys) await world.put(key, `bytes of ${key}`)
  for (const key of keys) expect(await world.get(key)).toBe(`bytes of ${key}`)
  expect(files().filter((path) => !OURS.test(path))).toEqual([])
  const blobs = files().filter((path) => path.startsWith('blobs/') && path.split('/').length === 3)
  const bodies = blobs.map((path) => readFileSync(join(server.folder, path), 'utf8'))
  expect(bodies).toEqual(expect.arrayContaining(keys.map((key) => `bytes of ${key}`)))
})

test('an overwritten or deleted object leaves no file', async () => {
  const blobs = () => files().filter((path) => path.split('/').length === 3).length
  const before = blobs()
  for (const body of ['one', 'two', 'three']) await world.put('same', body)
  expect(blobs()).toBe(before + 1)
  await world.signed({ method: 'DELETE', path: `/${BUCKET}/same` })
  expect(blobs()).toBe(before)
})

test('what is not implemented is said, not ignored', async () => {
  for (const path of [`/${BUCKET}/x?uploads`, `/${BUCKET}/x?versionId=1`, `/${BUCKET}?acl`, `/${BUCKET}?versioning`]) {
    const answer = await world.signed({ method: 'GET', path })
    expect([path, answer.status, answer.code]).toEqual([path, 501, 'NotImplemented'])
  }
  const copy = { 'x-amz-copy-source': `/${BUCKET}/x` }
  const answer = await world.signed({ method: 'PUT', path: `/${BUCKET}/y`, headers: copy, body: '' })
  expect(answer.code).toBe('NotImplemented')
})

test('a document with a type of its own, or with a wrong checksum, changes nothing', async () => {
  const path = `/${BUCKET}?delete`
  await world.put('stays')
  const bomb = `<!DOCTYPE Delete [<!ENTITY a "stays">]><Delete><Object><Key>&a;</Key></Object></Delete>`
  expect((await world.signed({ method: 'POST', path, body: bomb })).code).toBe('MalformedXML')
  const body = '<Delete><Object><Key>stays</Key></Object></Delete>'
  const headers = { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }
  expect((await world.signed({ method: 'POST', path, body, headers })).code).toBe('BadDigest')
  expect(await world.exists('stays')).toBe(true)
  expect((await world.signed({ method: 'POST', path, body })).status).toBe(200)
  expect(await world.exists('stays')).toBe(false)
})

test('a header that came twice is not the one that was signed', async () => {
  const { connect } = await import('node:net')
  const { signRaw } = await import('./conformance/world.ts')
  const put = { method: 'PUT', path: `/${BUCKET}/twice`, headers: { 'x-amz-meta-by': 'mina' }, body: 'bytes' }
  const { headers } = await signRaw(world, put)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const text = await new Promise<string>((resolve) => {
    let answer = ''
    const socket = connect(server.port, '127.0.0.1')
    socket.on('data', (chunk) => (answer += String(chunk)))
    socket.on('close', () => resolve(answer))
    socket.end(
      `PUT ${put.path} HTTP/1.1\r\n${lines.join('')}x-amz-meta-by: eve\r\ncontent-length: 5\r\nconnection: close\r\n\r\nbytes`,
    )
  })
  expect(text).toMatch(/^HTTP\/1.1 403[^]*SignatureDoesNotMatch/)
  expect(await world.exists('twice')).toBe(false)
})

test('nothing went wrong inside', () => {
  expect(server.errors).toEqual([])
})
