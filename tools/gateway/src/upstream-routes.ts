import { isIPv4 } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { Type } from 'typebox'
import { sendProblem } from './problem.ts'
import type { Upstreams } from './upstreams.ts'
import { isUpstream } from './upstreams.ts'

const Reroute = Type.Object({ url: Type.String({ maxLength: 200 }) }, { additionalProperties: false })

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'))
}

/** The origin of an instance on this machine, or undefined: the gateway must not become a way to anywhere else. */
export function loopbackOrigin(text: string): string | undefined {
  const url = URL.parse(text)
  if (url === null || url.protocol !== 'http:' || !isLoopback(url.hostname)) return undefined
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username + url.password === ''
  return bare ? url.origin : undefined
}

/** `/dev/upstreams`: a developer's instance stands in for one service while the rest of the stack stays. */
export function upstreamRoutes(app: FastifyInstance, { upstreams }: { readonly upstreams: Upstreams }): void {
  app.get('/dev/upstreams', () => ({ upstreams: upstreams.list() }))

  app.put<{ Params: { service: string }; Body: Static<typeof Reroute> }>(
    '/dev/upstreams/:service',
    { schema: { body: Reroute } },
    (request, reply) => {
      const { service } = request.params
      if (!isUpstream(service)) return sendProblem(request, reply, 'not-found')
      const origin = loopbackOrigin(request.body.url)
      if (origin === undefined) {
        const detail = 'must be an http URL of this machine without a path, such as http://127.0.0.1:4001'
        return sendProblem(request, reply, 'invalid-request', { errors: [{ pointer: '#/url', code: 'url', detail }] })
      }
      upstreams.reroute(service, origin)
      return { service, url: origin, rerouted: true }
    },
  )

  app.delete<{ Params: { service: string } }>('/dev/upstreams/:service', (request, reply) => {
    const { service } = request.params
    if (!isUpstream(service)) return sendProblem(request, reply, 'not-found')
    upstreams.restore(service)
    return { service, url: upstreams.urlOf(service), rerouted: false }
  })
}
