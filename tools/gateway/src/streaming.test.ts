import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import type { Seen } from '../test/upstream.ts'
import { bodyBytes, listen, startGateway } from '../test/upstream.ts'

const MEGABYTE = 1024 * 1024

function eventStream(started: (response: ServerResponse) => void) {
  return listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: first\n\n')
    started(response)
  })
}

test('an event arrives while the stream is still open, and the upstream learns when the client leaves', async () => {
  const { promise: started, resolve } = Promise.withResolvers<ServerResponse>()
  const gateway = await startGateway({ 'relation-service': (await eventStream(resolve)).origin })
  const leave = new AbortController()
  const answer = await fetch(`${gateway.origin}/relations/events`, { signal: leave.signal })
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader.read()).value).toBe('data: first\n\n')
  const response = await started
  response.write('data: second\n\n')
  expect((await reader.read()).value).toBe('data: second\n\n')
  const closed = once(response, 'close')
  leave.abort()
  await closed
  await expect(reader.read()).rejects.toThrow()
})

test('a client that leaves before the answer cancels the request to the service', async () => {
  const { promise: asked, resolve } = Promise.withResolvers<ServerResponse>()
  const { origin } = await listen((_request, response) => resolve(response))
  const gateway = await startGateway({ 'feed-service': origin })
  const leave = new AbortController()
  const answer = fetch(`${gateway.origin}/feed`, { signal: leave.signal })
  const closed = once(await asked, 'close')
  leave.abort()
  await expect(answer).rejects.toThrow()
  await closed
})

test('request bodies stream through, with a length and without, beyond every default limit', async () => {
  const { origin } = await startGateway()
  const body = new Uint8Array(8 * MEGABYTE)
  const types = ['application/json', 'application/octet-stream', 'text/plain', 'application/x-anything']
  for (const type of types) {
    const answer = await fetch(`${origin}/posts`, { method: 'POST', body, headers: { 'content-type': type } })
    expect((await answer.json()) as Seen).toMatchObject({ bytes: body.length, headers: { 'content-type': type } })
  }
  const stream = new Blob([body]).stream()
  const chunked = await fetch(`${origin}/uploads`, { method: 'PUT', body: stream, duplex: 'half' } as RequestInit)
  expect((await chunked.json()) as Seen).toMatchObject({ bytes: body.length })
})

test('the first bytes of a request body reach the service before the last ones are sent', async () => {
  const { promise: received, resolve } = Promise.withResolvers<void>()
  const { origin } = await listen(async (request, response) => {
    request.once('data', () => resolve())
    response.end(String(await bodyBytes(request)))
  })
  const gateway = await startGateway({ 'post-service': origin })
  const body = new TransformStream<Uint8Array, Uint8Array>()
  const writer = body.writable.getWriter()
  const sent = { method: 'POST', body: body.readable, duplex: 'half' } as RequestInit
  const answer = fetch(`${gateway.origin}/posts`, sent)
  await writer.write(new Uint8Array(10))
  await received
  await writer.write(new Uint8Array(5))
  await writer.close()
  expect(await (await answer).text()).toBe('15')
})

test('a large answer arrives whole', async () => {
  const { origin } = await listen((_request, response) => response.end(Buffer.alloc(20 * MEGABYTE, 'x')))
  const gateway = await startGateway({ 'post-service': origin })
  const answer = await fetch(`${gateway.origin}/posts`)
  expect((await answer.arrayBuffer()).byteLength).toBe(20 * MEGABYTE)
})

test('an answer that breaks off breaks off for the client too, and never looks whole', async () => {
  const { origin } = await listen((_request, response) => {
    response.writeHead(200)
    response.write('half', () => response.destroy())
  })
  const gateway = await startGateway({ 'post-service': origin })
  const answer = await fetch(`${gateway.origin}/posts`)
  await expect(answer.text()).rejects.toThrow()
})
