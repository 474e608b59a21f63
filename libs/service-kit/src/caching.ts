import { hash } from 'node:crypto'
import type { Service } from './service.ts'

/** Anonymous answers may be shared: 5 s fresh, then served stale for up to 30 s while one request refreshes them. */
const SHARED = 'public, max-age=5, stale-while-revalidate=30'
const OWN = 'private, no-cache'

/**
 * Cache headers by who asks: shared for anonymous reads, revalidated by strong ETag for callers, nothing else stored. The
 * hash is taken of what a cache may keep, and of nothing else.
 */
export function installCaching(service: Service): void {
  service.addHook('onSend', (request, reply, payload, done) => {
    const readable = (request.method === 'GET' || request.method === 'HEAD') && reply.statusCode === 200
    if (request.routeOptions.config.auth !== 'none') {
      reply.header('vary', 'Authorization, Accept-Language')
      if (!reply.hasHeader('cache-control'))
        reply.header('cache-control', !readable ? 'no-store' : request.caller ? OWN : SHARED)
      // What is left to whoever asked first would be told to all whom a cache answers: "none left" would hold them up.
      if (reply.getHeader('cache-control') === SHARED) reply.removeHeader('ratelimit')
    }
    if (!readable || !(typeof payload === 'string' || Buffer.isBuffer(payload))) return done(null, payload)
    let tag = reply.getHeader('etag')
    if (tag === undefined) {
      tag = `"${hash('sha1', payload, 'base64')}"`
      reply.header('etag', tag)
    }
    if (!names(request.headers['if-none-match'], String(tag))) return done(null, payload)
    reply.status(304)
    done(null, '')
  })
}

/** Whether If-None-Match names a tag. Weak forms count, as RFC 9110 has it: whoever compresses an answer on its way marks its tag so. */
function names(header: string | undefined, tag: string): boolean {
  return header !== undefined && header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
