import type { FastifyReply } from 'fastify'
import type { ProblemCode } from '@matjip/contracts'
import { sendProblem } from './problem.ts'

/** Nothing listens there: nothing was sent. Behind an ALB this is a target group without a registered target: 503. */
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH'])
const tooLate = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'])

function problemOf(error: unknown): ProblemCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (unreachable.has(code)) return 'service-unavailable'
  return tooLate.has(code) ? 'gateway-timeout' : 'bad-gateway'
}

/** Answers for an upstream that did not: 503 unreachable, 504 silent, 502 everything else, like an ALB. */
export function sendUpstreamFailure(reply: FastifyReply, error: Error): void {
  // Nobody reads the rest of the body any more: a next request on this connection would wait behind it for ever.
  if (!reply.request.raw.complete) reply.header('connection', 'close')
  sendProblem(reply.request, reply, problemOf(error.cause ?? error))
}
