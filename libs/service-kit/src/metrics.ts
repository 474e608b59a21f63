import { collectDefaultMetrics, Registry } from 'prom-client'
import { createAccessLog } from './access-log.ts'
import type { Logger } from './logger.ts'
import { countDurations } from './request-durations.ts'
import type { Service } from './service.ts'

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
  const noteDuration = countDurations(registry)
  service.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none', logLevel } = request.routeOptions
    const { method } = request
    const { statusCode: status, elapsedTime } = reply
    noteDuration(method, route, status, elapsedTime / 1000)
    if (logLevel !== 'silent' && !request.isRefused)
      accessLog.write({ reqId: request.id, method, route, status, ms: Math.round(elapsedTime * 10) / 10 })
    done()
  })
  service.get(
    '/metrics',
    { config: { auth: 'none', urgency: 'always' }, logLevel: 'silent', schema: { hide: true } },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  )
}
