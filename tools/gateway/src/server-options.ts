import { randomUUID } from 'node:crypto'
import type { FastifyServerOptions } from 'fastify'
import { answerClientError } from './client-error.ts'
import { problemErrorHandler } from './error-handler.ts'

/** An ALB's default idle time-out of a client connection. */
const CLIENT_IDLE_MS = 60_000
/** An ALB takes at most 64 KB of request headers; Node's default is 16 KB. */
const MAX_HEADER_BYTES = 64 * 1024

/** What both processes of this package share: request ids, problem documents everywhere, an ALB's limits. */
export function serverOptions(logLevel: string) {
  return {
    logger: { level: logLevel },
    genReqId: () => randomUUID(),
    frameworkErrors: problemErrorHandler,
    clientErrorHandler: answerClientError,
    keepAliveTimeout: CLIENT_IDLE_MS,
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    // Unknown members and wrong types are errors, never silently repaired.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: true } },
    return503OnClosing: false,
  } as const satisfies FastifyServerOptions & { http: object }
}
