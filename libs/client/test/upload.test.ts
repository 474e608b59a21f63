import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createClient } from '../src/index.ts'
import { uploadPhoto, UploadRefused } from '../src/upload.ts'
import { json, startServer } from './server.ts'

const photo = new Blob([new Uint8Array([0xff, 0xd8, 1, 2, 3])], { type: 'image/jpeg' })
const sha256 = createHash('sha256')
  .update(new Uint8Array([0xff, 0xd8, 1, 2, 3]))
  .digest('base64')

/** A store that answers its PUTs with these statuses, one after the other, in front of an API that gives tickets for it. */
async function startStore(...statuses: number[]) {
  const server = await startServer(({ method, headers }, response) => {
    if (method === 'PUT') return void response.writeHead(statuses.shift() ?? 200).end()
    const url = `http://${headers.host}/bucket/key`
    const signed = {
      'content-type': 'image/jpeg',
      'content-length': '5',
      'if-none-match': '*',
      'x-amz-checksum-sha256': sha256,
    }
    json(response, 201, { uploadId: '77', method: 'PUT', url, headers: signed, expiresAt: '' })
  })
  return { ...server, client: createClient({ baseUrl: server.origin, token: 't' }) }
}

test('the bytes go as the ticket says, with their checksum, and without the token', async () => {
  const { client, seen } = await startStore()
  const progress: number[] = []
  const id = await uploadPhoto(client, photo, { onProgress: ({ sentBytes }) => progress.push(sentBytes) })
  expect(id).toBe('77')
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ contentType: 'image/jpeg', byteSize: 5, sha256 })
  expect(seen[1]?.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': '5',
    'if-none-match': '*',
    'x-amz-checksum-sha256': sha256,
  })
  expect(seen[1]?.headers.authorization).toBeUndefined()
  expect(progress).toEqual([0, 5])
})

test('an upload that is cut off, or whose URL has expired, goes on under the same key with a fresh ticket', async () => {
  const { client, seen } = await startStore(503, 403, 200)
  await uploadPhoto(client, photo)
  const keys = seen.filter(({ method }) => method === 'POST').map(({ headers }) => headers['idempotency-key'])
  expect(keys).toHaveLength(3)
  expect(new Set(keys).size).toBe(1)
})

test('bytes that are there already are uploaded; what the store does not take is refused at once', async () => {
  expect(await uploadPhoto((await startStore(412)).client, photo)).toBe('77')
  const refusing = await startStore(400)
  await expect(uploadPhoto(refusing.client, photo)).rejects.toThrow(UploadRefused)
  expect(refusing.seen).toHaveLength(2)
})

test('an abort ends an upload', async () => {
  const { client } = await startStore(503, 503, 503, 503)
  const asked = uploadPhoto(client, photo, { signal: AbortSignal.timeout(200) })
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' })
})
