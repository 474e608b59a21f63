import { subscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import type { createJudge } from './judge-answer.ts'

/**
 * Watches every service that this process builds, however it is asked (inject, or a socket): Fastify tells of each
 * new instance on a diagnostics channel, so that no test has to do anything for it.
 */
export function watchServices(judge: ReturnType<typeof createJudge>, report: (fault: string) => void): void {
  subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onSend', (request, reply, payload, done) => {
      const url = request.routeOptions.url
      // A kit's own tests have routes that look like none of the API's; so has a service that only shows its health.
      if (url !== undefined && !request.is404) {
        const body = typeof payload === 'string' ? payload : Buffer.isBuffer(payload) ? payload.toString() : undefined
        const contentType = reply.getHeader('content-type')
        judge({
          method: request.method,
          path: url.replace(/:(\w+)/g, '{$1}'),
          status: reply.statusCode,
          contentType: typeof contentType === 'string' ? contentType : undefined,
          body,
        }).forEach(report)
      }
      done(null, payload)
    })
  })
}
