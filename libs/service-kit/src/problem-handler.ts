import { problemTypes, ProblemError } from '@matjip/contracts'
import type { Problem, ProblemCode } from '@matjip/contracts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isDependencyFailure } from './dependency-failure.ts'
import { languageOf } from './language.ts'
import type { Service } from './service.ts'

/** Seconds: long enough for a fail-over to begin, short enough for a hungry person. Jittered, so that clients do not return as a herd. */
const RETRY_AFTER_S = 2

/** Fastify's own refusals, by status. */
const byStatus: Record<number, ProblemCode> = {
  400: 'malformed-json',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'payload-too-large',
  414: 'invalid-request',
  415: 'unsupported-media-type',
  429: 'rate-limited',
  431: 'headers-too-large',
}

/**
 * Answers every error with an RFC 9457 document. A failed dependency is 503 with Retry-After; an unknown error is 500 and tells the client nothing.
 * @param problemsUrl the page of the error catalogue; each type is an anchor in it
 */
export function installProblemHandlers(service: Service, problemsUrl: string): void {
  service.setErrorHandler((error: FastifyError | ProblemError, request, reply) =>
    answerProblem(error, request, reply, problemsUrl),
  )
  service.setNotFoundHandler((request, reply) => {
    const problem = new ProblemError(
      service.hasRoute({ method: 'GET', url: request.url.split('?')[0] ?? '' }) ? 'method-not-allowed' : 'not-found',
    )
    return sendProblem(reply, request, problem, problemsUrl)
  })
}

/** Answers one error; also for those that Fastify finds before a route is known, such as a broken percent-encoding. */
export function answerProblem(
  error: FastifyError | ProblemError,
  request: FastifyRequest,
  reply: FastifyReply,
  problemsUrl: string,
) {
  const problem = toProblemError(error)
  if (problemTypes[problem.code].status >= 500) request.log.error({ err: error, reqId: request.id }, 'request failed')
  // A body that is refused unread: Fastify would close on its sender, whose next byte meets a reset that can overtake the
  // answer. Without the header Node reads the rest and drops it, for as long as a request may take.
  if (error.code?.startsWith('FST_ERR_CTP_')) reply.removeHeader('connection')
  return sendProblem(reply, request, problem, problemsUrl)
}

function toProblemError(error: FastifyError | ProblemError): ProblemError {
  if (error instanceof ProblemError) return error
  if (error.code === 'FST_ERR_BAD_URL') return new ProblemError('invalid-request', { cause: error })
  if (isDependencyFailure(error)) return new ProblemError('service-unavailable', { cause: error })
  const code = error.statusCode === undefined ? undefined : byStatus[error.statusCode]
  return new ProblemError(code ?? 'internal', { cause: error })
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, error: ProblemError, problemsUrl: string) {
  const { status, title, retryable, ...words } = problemTypes[error.code]
  const language = languageOf(request.headers['accept-language'])
  const { retryAfterS, headers = {}, errors = [], detail = words } = error.extras
  const wait = retryAfterS ?? (status === 503 ? RETRY_AFTER_S + Math.round(Math.random() * RETRY_AFTER_S) : undefined)
  if (wait !== undefined) reply.header('retry-after', wait)
  if (status === 401) reply.header('www-authenticate', `Bearer error="invalid_token"`)
  const problem: Problem = {
    type: `${problemsUrl}#${error.code}`,
    title,
    status,
    detail: detail[language],
    instance: request.url.split('?')[0] ?? request.url,
    code: error.code,
    requestId: request.id,
    retryable,
    errors: errors.map((fault) => ({ pointer: fault.pointer, code: fault.code, detail: fault[language] })),
  }
  return reply
    .status(status)
    .headers(headers)
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem)
}
