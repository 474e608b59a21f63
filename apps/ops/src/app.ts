import cookie from '@fastify/cookie'
import { createService } from '@matjip/service-kit'
import type { Logger, ReadyCheck, Service } from '@matjip/service-kit'
import type { Registry } from 'prom-client'
import { asideRoutes } from './aside/aside-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { createSessions } from './session/operator-token.ts'
import { isLoopback, sessionRoutes } from './session/session-routes.ts'
import { eventRoutes } from './watch/event-routes.ts'
import { createSampler } from './watch/take-sample.ts'
import type { Sources } from './watch/take-sample.ts'
import { createWatcher } from './watch/watcher.ts'

export interface OpsDeps extends Sources {
  logger: Logger
  metrics: Registry
  /** What operators sign in with. */
  token: string
  pageDir: string
  /** Milliseconds between two looks. */
  intervalMs: number
  /** Stores whose loss is shown: the page is there all the same, for that is when it is needed. */
  partialChecks?: Record<string, ReadyCheck>
}

/** The operations page and what it asks for. Everything but a redrive only looks. */
export async function buildApp(deps: OpsDeps): Promise<Service> {
  const { logger, metrics, token, pageDir, intervalMs, partialChecks = {} } = deps
  const service = await createService({ logger, metrics, checks: {}, partialChecks })
  const watcher = createWatcher(createSampler(deps), intervalMs, logger)
  await service.register(cookie)
  service.addHook('onClose', async () => watcher.stop())
  pageRoutes(service, pageDir)
  sessionRoutes(service, { sessions: createSessions(token), logger, isLocal: isLoopback })
  eventRoutes(service, { watcher })
  asideRoutes(service, deps)
  return service
}
