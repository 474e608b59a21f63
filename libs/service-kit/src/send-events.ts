import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** A reply of a route whatever its types: its schema describes the events, and nothing serialises them. */
type AnyReply = Pick<FastifyReply, 'raw' | 'header'>

/**
 * Answers with a stream of server-sent events, which ends when it is over or the client is gone.
 * @param close told when the client is gone, at once where it is gone already
 */
export function sendEvents(reply: AnyReply, stream: Readable, close: () => void): never {
  reply.raw.once('close', close)
  if (reply.raw.destroyed) close()
  reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    // A connection that is kept alive would hold up a drain that begins while the stream is open.
    .header('connection', 'close')
    // Proxies that gather answers let this one through as it comes.
    .header('x-accel-buffering', 'no')
  return (reply as FastifyReply).send(stream) as never
}
