import type { Problem, ProblemCode, ProblemFault, ProblemType } from '@matjip/contracts'
import { problemTypes } from '@matjip/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Seconds: long enough for a service that restarts under `nx serve`, short enough for somebody who watches. */
const RETRY_AFTER_SECONDS = 1

type Occurrence = { readonly ko?: string; readonly en?: string; readonly errors?: ProblemFault[] }

/**
 * Answers with a problem document (RFC 9457) in the shape that the services use; Retry-After where a retry can help.
 * @param occurrence words and faults for this case instead of the table's.
 */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ProblemCode,
  occurrence: Occurrence = {},
): FastifyReply {
  const type: ProblemType = problemTypes[code]
  const language = /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ko'
  const body: Problem = {
    // Resolved against the gateway's own origin it is the page that the services name in full.
    type: `/docs/problems#${code}`,
    title: type.title,
    status: type.status,
    detail: occurrence[language] ?? type[language],
    instance: request.originalUrl.split('?', 1)[0] ?? '',
    code,
    requestId: request.id,
    retryable: type.retryable,
    errors: occurrence.errors ?? [],
  }
  if (type.retryable) reply.header('retry-after', RETRY_AFTER_SECONDS)
  return reply
    .code(type.status)
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .type('application/problem+json')
    .send(JSON.stringify(body))
}
