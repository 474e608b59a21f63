import { randomUUID } from 'node:crypto'
import fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger } from 'fastify'
import type { Registry } from 'prom-client'
import { installAdmission } from './admission/admission.ts'
import { scaledLimits } from './admission/limits.ts'
import type { AdmissionLimits } from './admission/limits.ts'
import { answerBrokenRequest } from './broken-request.ts'
import { installAuth } from './auth.ts'
import type { AuthOptions, IsGone } from './auth.ts'
import { installCaching } from './caching.ts'
import { installDraining } from './draining.ts'
import { installHealth } from './health.ts'
import type { ReadyCheck } from './health.ts'
import type { Logger } from './logger.ts'
import { installMetrics } from './metrics.ts'
import { installOpenApi } from './openapi.ts'
import type { OpenApiOptions } from './openapi.ts'
import { answerProblem, installProblemHandlers } from './problem-handler.ts'
import { refuseBody } from './refuse-body.ts'
import { installRateLimits } from './rate-limits/rate-limits.ts'
import type { RateLimitOptions } from './rate-limits/rate-limits.ts'
import { createCompilersFactory } from './schema-compilers.ts'
import type { Service } from './service.ts'
import { traceRequests } from './tracing/trace-requests.ts'
import type { Tracing } from './tracing/tracing.ts'
import { guardText } from './text-guard.ts'
import { problemOfViolations } from './validation.ts'

/** 10,000 characters of text, each written as a six-byte escape, and the rest of a post. */
const BODY_LIMIT_BYTES = 128 * 1024
/** Longer than the load balancer's 60 s: it must be the one to close an idle connection, or it would answer 502 for a race. */
const KEEP_ALIVE_MS = 65_000
/** A client has 5 s for its headers and 15 s for the whole request; checked every second, so a slow sender holds a socket for 16 s at most. */
const HEADERS_TIMEOUT_MS = 5_000
const REQUEST_TIMEOUT_MS = 15_000
const CHECK_CONNECTIONS_MS = 1_000
/** An id or a 50-code-point hashtag, percent-encoded (12 bytes a code point). */
const MAX_PATH_PARAM = 800

/** What a public API knows of its clients. */
export interface ApiOptions {
  auth: AuthOptions
  openApi: OpenApiOptions
  trustedProxies: string[]
  /** Multiplies the limits of `ratePolicies`; 0, as by default: none. */
  rateLimitScale?: number
  /** Multiplies `ADMISSION_LIMITS`, places and lateness; 1 by default. */
  admissionScale?: number
}

export interface ServiceOptions {
  logger: Logger
  metrics: Registry
  /** Dependencies without which this process cannot serve. */
  checks: Record<string, ReadyCheck>
  /** Dependencies without which it can serve a part: `/readyz` shows them and stays 200. */
  partialChecks?: Record<string, ReadyCheck>
  /** Shows each request in traces; closed with the service. */
  tracing?: Tracing | undefined
  /** Public APIs have these; a worker that only shows health and metrics has none. */
  api?: ApiOptions
  /** Whose tokens are refused, though they are good. */
  isGone?: IsGone
  /** Until where requests are taken, where it is not the usual. */
  admission?: AdmissionLimits
  /** Counts requests of a class for all processes together; without it this one counts by itself. */
  sharedLimits?: RateLimitOptions['shared']
}

/**
 * No logger for each request, at 3 µs: the few lines that one writes name it themselves. Not by Fastify's own
 * `childLoggerFactory`: what one of ours gives is examined, at each request.
 */
function withoutChildren(logger: Logger): FastifyBaseLogger {
  const own: FastifyBaseLogger = Object.create(logger, { child: { value: () => own } })
  return own
}

/** Builds a service the one way that all of ours are built; routes are added to what it returns. No sockets are opened. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { logger, metrics, checks, partialChecks, tracing, api, isGone, sharedLimits } = options
  const problemsUrl = api ? `${api.openApi.publicUrl}/docs/problems` : 'about:blank'
  const service: Service = fastify({
    loggerInstance: withoutChildren(logger),
    // One line per request, written by the metrics hook: Fastify's own two cost as much as a bare request.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: 'x-amzn-trace-id',
    trustProxy: api?.trustedProxies ?? false,
    bodyLimit: BODY_LIMIT_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
    },
    routerOptions: { maxParamLength: MAX_PATH_PARAM },
    schemaErrorFormatter: problemOfViolations,
    schemaController: { compilersFactory: createCompilersFactory() },
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply, problemsUrl),
    clientErrorHandler: answerBrokenRequest,
  })
  const isDraining = installDraining(service)
  // Hooks of every request end by `done`: as async functions each would cost promises and a turn of the microtask queue.
  service.addHook('preValidation', (request, _reply, done) => {
    guardText(request.params, '/path')
    guardText(request.query, '/query')
    guardText(request.body, '#')
    if (!request.is404 && request.routeOptions.schema?.body === undefined) refuseBody(request.body)
    done()
  })
  service.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-request-id', request.id)
    done(null, payload)
  })
  // Before everything else that a request costs.
  installAdmission(service, {
    metrics,
    problemsUrl,
    limits: options.admission ?? scaledLimits(api?.admissionScale ?? 1),
  })
  traceRequests(service, tracing)
  installProblemHandlers(service, problemsUrl)
  if (api) {
    installAuth(service, api.auth, isGone)
    installRateLimits(service, { scale: api.rateLimitScale ?? 0, ...(sharedLimits && { shared: sharedLimits }) })
    installCaching(service)
    await installOpenApi(service, api.openApi)
  }
  installMetrics(service, metrics, logger)
  installHealth(service, checks, isDraining, partialChecks)
  return service
}
