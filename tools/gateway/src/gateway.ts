import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import { problemErrorHandler, problemNotFoundHandler } from './error-handler.ts'
import { docsRoutes } from './docs/docs-routes.ts'
import { forward } from './forward.ts'
import { healthRoutes } from './health-routes.ts'
import { FORWARD_PATH, NOTHING_PATH, REFUSED_PATH, WEB_PATH } from './inner-paths.ts'
import { sendProblem } from './problem.ts'
import { routeOf } from './route.ts'
import { serverOptions } from './server-options.ts'
import { upstreamRoutes } from './upstream-routes.ts'
import type { Upstreams } from './upstreams.ts'
import { webRoutes } from './web/web-routes.ts'
import type { WebApp } from './web/web-routes.ts'

/** An ALB's default idle time-out towards its targets. */
const IDLE_TIMEOUT_MS = 60_000

export type GatewayDeps = {
  readonly upstreams: Upstreams
  readonly logLevel?: string
  /** How long an upstream may keep silent before 504 (before its answer) or a cut (within it). */
  readonly idleTimeoutMs?: number
  /** The web app; without one its paths are 404, as behind a load balancer alone. */
  readonly web?: WebApp
  /** Folder of the built documentation; without one its pages are 404. */
  readonly docs?: string
}

function innerPath(requestTarget: string): string {
  switch (routeOf(requestTarget).kind) {
    case 'forward':
      return FORWARD_PATH
    case 'own':
      return requestTarget
    case 'web':
      return WEB_PATH
    case 'refused':
      return REFUSED_PATH
    case 'nothing':
      return NOTHING_PATH
  }
}

/**
 * The load balancer of the local stack: forwards by the same path rules as the real one, adds the headers that it
 * adds, serves the web app as a CDN would, and answers 404 to everything else but the local stack's own `/dev/*` and `/docs/*`.
 */
export async function buildGateway(deps: GatewayDeps): Promise<FastifyInstance> {
  const { upstreams, logLevel = 'silent', idleTimeoutMs = IDLE_TIMEOUT_MS, web, docs } = deps
  const app = fastify({ ...serverOptions(logLevel), rewriteUrl: ({ url = '' }) => innerPath(url) })
  app.setErrorHandler(problemErrorHandler)
  app.setNotFoundHandler(problemNotFoundHandler)
  app.all(REFUSED_PATH, (request, reply) => sendProblem(request, reply, 'invalid-request'))
  healthRoutes(app, { upstreams })
  upstreamRoutes(app, { upstreams })
  if (docs !== undefined) docsRoutes(app, docs)
  if (web) webRoutes(app, web)
  await app.register(forward, { upstreams, idleTimeoutMs })
  return app
}
