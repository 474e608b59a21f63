import type { FastifyReply } from 'fastify'

/** An answer that is ready to send. */
export interface Ready {
  /** JSON in UTF-8. */
  body: Buffer
  /** Quoted. */
  etag: string
}

/** A reply of a route whatever its types: what is sent was made to the route's schema piece by piece. */
type AnyReply = { header: FastifyReply['header'] }

/** Sends an answer as it is, with its own entity tag: nothing is serialised or hashed again. */
export function sendReady(reply: AnyReply, { body, etag }: Ready): never {
  reply.header('content-type', 'application/json; charset=utf-8').header('etag', etag)
  return (reply as FastifyReply).send(body) as never
}
