import type { ProblemFault } from '@matjip/contracts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemCode } from '@matjip/contracts'
import { sendProblem } from './problem.ts'

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  404: 'not-found',
  408: 'request-timeout',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  431: 'headers-too-large',
}

function faultsOf(error: FastifyError): ProblemFault[] {
  return (error.validation ?? []).map(({ instancePath, keyword, message, params }) => {
    const member = params['missingProperty'] ?? params['additionalProperty']
    const pointer = `#${instancePath}${typeof member === 'string' ? `/${member}` : ''}`
    return { pointer, code: keyword, detail: message ?? keyword }
  })
}

/** Fastify's error handler, and its handler of errors before routing (`frameworkErrors`): always a problem document. */
export function problemErrorHandler(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500
  if (status >= 500) request.log.error(error)
  if (error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
    return sendProblem(request, reply, 'malformed-json')
  }
  const code = codeOfStatus[status] ?? (status < 500 ? 'invalid-request' : 'internal')
  return sendProblem(request, reply, code, { errors: faultsOf(error) })
}

export function problemNotFoundHandler(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(request, reply, 'not-found')
}
