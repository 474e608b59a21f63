import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { createAccessLog } from './access-log.ts'
import type { Logger } from './logger.ts'
import type { Service } from './service.ts'

/** Seconds. From a cached page (1 ms) to the longest that a client waits (10 s). */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** A process's own metrics: give it to the parts that count, and to `createService`, which shows it at `/metrics`. */
export function createMetrics(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}

/**
 * Measures every request by method, route template and status, and shows the registry at `/metrics` (not routed by the load balancer).
 * Writes the one line per request, too.
 */
export function installMetrics(service: Service, registry: Registry, logger: Logger): void {
  const accessLog = createAccessLog(logger)
  service.addHook('onClose', async () => accessLog.flush())
  const duration = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  service.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none', logLevel } = request.routeOptions
    const { method } = request
    const { statusCode: status, elapsedTime } = reply
    duration.observe({ method, route, status }, elapsedTime / 1000)
    if (logLevel !== 'silent')
      accessLog.write({ reqId: request.id, method, route, status, ms: Math.round(elapsedTime * 10) / 10 })
    done()
  })
  service.get(
    '/metrics',
    { config: { auth: 'none' }, logLevel: 'silent', schema: { hide: true } },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  )
}
