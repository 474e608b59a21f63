import { problemTypes } from '@matjip/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from '../language.ts'
import type { Language } from '../language.ts'

const CODE = 'overloaded'
/** Seconds: whoever is refused comes back over a span as long as a rush needs to ease, not as a herd at its beginning. */
const RETRY_AFTER_S = 2
const RETRY_SPREAD_S = 8

/**
 * Answers 503 at the least cost, past Fastify's own way of answering: of the document only path and id differ. The body of
 * the request is not read by us; Node drops it.
 * @param problemsUrl the page of the error catalogue
 */
export function createRefusal(problemsUrl: string): (request: FastifyRequest, reply: FastifyReply) => void {
  const { status, title, retryable, ...words } = problemTypes[CODE]
  const begin = (language: Language) => {
    const known = { type: `${problemsUrl}#${CODE}`, title, status, detail: words[language], code: CODE, retryable }
    return `${JSON.stringify({ ...known, errors: [] }).slice(0, -1)},"instance":`
  }
  const begins = { ko: begin('ko'), en: begin('en') }
  return (request, reply) => {
    const { url, id } = request
    const language = languageOf(request.headers['accept-language'])
    const query = url.indexOf('?')
    const instance = JSON.stringify(query < 0 ? url : url.slice(0, query))
    const body = Buffer.from(`${begins[language]}${instance},"requestId":${JSON.stringify(id)}}`)
    reply.hijack()
    reply.raw.writeHead(status, {
      'content-type': 'application/problem+json',
      'content-length': body.length,
      'content-language': language,
      'cache-control': 'no-store',
      'retry-after': String(RETRY_AFTER_S + Math.floor(Math.random() * RETRY_SPREAD_S)),
      'x-request-id': id,
    })
    reply.raw.end(body)
  }
}
