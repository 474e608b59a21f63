import { ProblemError } from '@matjip/contracts'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'

/** Printable ASCII, as a UUID or any other client's own key. */
const KEY = /^[\x21-\x7e]{1,128}$/

/** Documents the header on a POST. It is checked by `idempotencyKeyOf`, which has a better word for its absence than a schema has. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description: 'Required. Unique per request; a repeat within 24 h replays the first answer.',
      examples: ['7f9c24e8-3b12-4fef-91e0-56a2d5a3c1bb'],
    }),
  ),
})

/** The request's Idempotency-Key. @throws ProblemError idempotency-key-missing (also for an unusable one) */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new ProblemError('idempotency-key-missing', {
      errors: [
        {
          pointer: '/header/idempotency-key',
          code: 'required',
          ko: '1–128자의 키가 필요합니다.',
          en: 'A key of 1–128 printable characters is needed.',
        },
      ],
    })
  }
  return key
}
