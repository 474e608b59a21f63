import fastifyEtag from '@fastify/etag'
import type { Service } from './service.ts'

/** Anonymous answers may be shared: 5 s fresh, then served stale for up to 30 s while one request refreshes them. */
const SHARED = 'public, max-age=5, stale-while-revalidate=30'
const OWN = 'private, no-cache'

/** Cache headers by who asks: shared for anonymous reads, revalidated by strong ETag for callers, nothing else stored. */
export async function installCaching(service: Service): Promise<void> {
  service.addHook('onSend', async (request, reply, payload) => {
    if (request.routeOptions.config.auth === 'none') return payload
    reply.header('vary', 'Authorization, Accept-Language')
    if (reply.hasHeader('cache-control')) return payload
    const readable = request.method === 'GET' && reply.statusCode === 200
    reply.header('cache-control', !readable ? 'no-store' : request.caller ? OWN : SHARED)
    return payload
  })
  await service.register(fastifyEtag)
}
