import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { relationEvents, uploadEvents } from '../src/events.ts'
import type { RelationEvent } from '../src/events.ts'
import { createClient } from '../src/index.ts'
import { json, problem, startServer } from './server.ts'

const open = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })
const frame = (id: string, event: string, data: unknown) =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

async function take(events: AsyncIterable<RelationEvent>, count: number): Promise<RelationEvent[]> {
  const taken: RelationEvent[] = []
  for await (const event of events) if (taken.push(event) === count) break
  return taken
}

test('a stream that is cut comes back after the last event, as soon as the server asked for', async () => {
  const { origin, seen } = await startServer((_seen, response, count) => {
    open(response).write('retry: 1\n\n:\n\n')
    if (count === 1)
      response.write(frame('1-0', 'resync', { reason: 'started' }) + frame('2-0', 'applied', { id: 'a', version: 42 }))
    if (count === 2)
      response.write(frame('3-0', 'persisted', { id: 'a', version: 41 }) + frame('4-0', 'of-tomorrow', {}))
    if (count === 3) return void response.write(frame('5-0', 'feed.new', { newestPostId: '9', at: '' }))
    response.end()
  })
  const client = createClient({ baseUrl: origin, token: 't' })
  const ids: string[] = []
  const events = await take(relationEvents(client, { onId: (id) => ids.push(id) }), 4)
  expect(events).toEqual([
    { type: 'resync', reason: 'started' },
    { type: 'applied', operation: { id: 'a', version: 42 } },
    { type: 'persisted', operation: { id: 'a', version: 41 } },
    { type: 'feed.new', news: { newestPostId: '9', at: '' } },
  ])
  expect(seen.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '2-0', '4-0'])
  expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer t', accept: 'text/event-stream' })
  expect(ids).toEqual(['1-0', '2-0', '3-0', '4-0', '5-0'])
  expect(client.versions.get()).toBe(42)
})

test('leaving the loop closes the connection, and a refused token ends it', async () => {
  let closed = false
  const { origin } = await startServer((_seen, response) => {
    response.once('close', () => (closed = true))
    open(response).write(frame('1-0', 'resync', { reason: 'started' }))
  })
  await take(relationEvents(createClient({ baseUrl: origin })), 1)
  await expect.poll(() => closed).toBe(true)
  const refusing = await startServer((_seen, response) => json(response, 401, problem(401, 'unauthenticated', false)))
  const events = relationEvents(createClient({ baseUrl: refusing.origin }))
  await expect(events.next()).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('uploads are told until all are done, over a drain', async () => {
  const { origin, seen } = await startServer((_seen, response, count) => {
    open(response).write('retry: 1\n\n')
    response.write(
      `event: upload\ndata: ${JSON.stringify({ id: '1', state: count === 1 ? 'uploaded' : 'attached' })}\n\n`,
    )
    response.end(`event: closing\ndata: {"reason":"${count === 1 ? 'draining' : 'done'}"}\n\n`)
  })
  const told = await Array.fromAsync(uploadEvents(createClient({ baseUrl: origin }), ['1', '2']), ({ state }) => state)
  expect(told).toEqual(['uploaded', 'attached'])
  expect(seen.map(({ url }) => url)).toEqual(['/uploads/events?uploadIds=1,2', '/uploads/events?uploadIds=1,2'])
})
