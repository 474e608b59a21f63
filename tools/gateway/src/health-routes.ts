import type { FastifyInstance } from 'fastify'
import { request as httpRequest } from 'undici'
import type { Upstream, Upstreams } from './upstreams.ts'
import { upstreamNames } from './upstreams.ts'

/** A service that needs longer to say that it is ready is not. */
const PROBE_TIMEOUT_MS = 2000

async function probe(url: string): Promise<string> {
  try {
    const answer = await httpRequest(`${url}/readyz`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) })
    await answer.body.dump()
    return answer.statusCode === 200 ? 'ok' : `answers ${answer.statusCode}`
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unreachable'
  }
}

/**
 * `/dev/healthz`: the gateway lives. `/dev/readyz`: it lives and every upstream says that it is ready, 503 otherwise,
 * each named. They are not at `/healthz` and `/readyz`, because through a real load balancer those are 404.
 */
export function healthRoutes(app: FastifyInstance, { upstreams }: { readonly upstreams: Upstreams }): void {
  app.get('/dev/healthz', () => ({ status: 'ok', checks: {} }))

  app.get('/dev/readyz', async (_request, reply) => {
    const probed = async (name: Upstream) => [name, await probe(upstreams.urlOf(name))] as const
    const checks = Object.fromEntries(await Promise.all(upstreamNames.map(probed)))
    const ready = Object.values(checks).every((check) => check === 'ok')
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ok' : 'unavailable', checks })
  })
}
