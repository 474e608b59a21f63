import type { Problem, ProblemFault, ProblemType } from '@matjip/contracts'
import { problemTypes } from '@matjip/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Problems that only a load balancer has; an ALB answers the same statuses with a page of HTML. */
const gatewayProblemTypes = {
  'bad-gateway': {
    status: 502,
    title: 'Bad gateway',
    ko: '서비스가 응답 도중 연결을 끊었습니다.',
    en: 'The service closed the connection before it answered.',
    retryable: true,
  },
  'gateway-timeout': {
    status: 504,
    title: 'Gateway timeout',
    ko: '서비스가 제시간에 응답하지 않았습니다.',
    en: 'The service did not answer in time.',
    retryable: true,
  },
} as const satisfies Record<string, ProblemType>

const types = { ...problemTypes, ...gatewayProblemTypes }

export type GatewayProblemCode = keyof typeof types

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
  code: GatewayProblemCode,
  occurrence: Occurrence = {},
): FastifyReply {
  const type: ProblemType = types[code]
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
