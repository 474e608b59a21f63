import { beforeEach, expect, test, vi } from 'vitest'
import { sendBytes } from '../src/send-bytes.ts'
import type { Progress } from '../src/send-bytes.ts'
import { startServer } from './server.ts'
import { NodeXhr } from './xhr.ts'

const KILOBYTE = 1024
const photo = new Blob([new Uint8Array(300 * KILOBYTE)], { type: 'image/jpeg' })

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', NodeXhr)
  return () => vi.unstubAllGlobals()
})

/** Sends the photo as a ticket says. */
async function send(url: string, options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {}) {
  const headers = { 'content-type': 'image/jpeg', 'content-length': String(photo.size), 'if-none-match': '*' }
  return sendBytes({ url, headers }, photo, options)
}

test('in a browser progress is what has left: it rises on the way and ends with all of it', async () => {
  const { origin, seen } = await startServer((_seen, response) => response.writeHead(200).end())
  const told: Progress[] = []
  expect(await send(`${origin}/bucket/key`, { onProgress: (progress) => told.push(progress) })).toBe(200)
  expect(told.map(({ sentBytes }) => sentBytes / KILOBYTE)).toEqual([64, 128, 192, 256, 300])
  expect(new Set(told.map(({ totalBytes }) => totalBytes))).toEqual(new Set([photo.size]))
  expect(seen[0]).toMatchObject({ method: 'PUT', url: '/bucket/key', headers: { 'if-none-match': '*' } })
  // The one that the browser sets: a page that did so itself would be refused.
  expect(seen[0]?.headers['content-length']).toBe(String(photo.size))
})

test('a refusal is a status, a store that cannot be reached or hangs up is an error', async () => {
  const refusing = await startServer((_seen, response) => response.writeHead(403).end())
  expect(await send(refusing.origin)).toBe(403)
  const rude = await startServer((_seen, response) => response.destroy())
  await expect(send(rude.origin)).rejects.toThrow(TypeError)
  await expect(send('http://127.0.0.1:1/')).rejects.toThrow(TypeError)
})

test('an abort on the way ends it with its own reason, and nothing is told afterwards', async () => {
  const { origin } = await startServer((_seen, response) => response.writeHead(200).end())
  const stop = new AbortController()
  const told: number[] = []
  const reason = new Error('the photo was removed')
  const sending = send(origin, {
    signal: stop.signal,
    onProgress: ({ sentBytes }) => {
      told.push(sentBytes)
      if (told.length === 2) stop.abort(reason)
    },
  })
  await expect(sending).rejects.toBe(reason)
  expect(told).toHaveLength(2)
  await expect(send(origin, { signal: stop.signal })).rejects.toBe(reason)
})
