import type { FastifyReply, FastifyRequest } from 'fastify'

/** Adds `Link: <…>; rel="next"` to a page that has a next one: the request's own path and query with the new cursor (RFC 8288). */
export function linkNext(request: FastifyRequest, reply: FastifyReply, nextCursor: string | null): void {
  if (nextCursor === null) return
  const [path = '', query] = request.url.split('?')
  // Cursors are base64url.
  if (query === undefined) return void reply.header('link', `<${path}?cursor=${nextCursor}>; rel="next"`)
  const fields = new URLSearchParams(query)
  fields.set('cursor', nextCursor)
  // Relative to the request, so it is right behind every proxy.
  reply.header('link', `<${path}?${fields}>; rel="next"`)
}
