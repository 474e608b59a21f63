import { parseId, ProblemError } from '@matjip/contracts'

/**
 * An id of the input as a number. The schema has checked its digits; the few 16-digit texts above 2^53 would become another number, so they are refused.
 * @param pointer where it stands, such as `/path/userId`
 * @throws ProblemError invalid-request
 */
export function safeId(id: string, pointer: string): number {
  const value = parseId(id)
  if (Number.isSafeInteger(value)) return value
  throw new ProblemError('invalid-request', {
    errors: [
      {
        pointer,
        code: 'id-out-of-range',
        ko: '있을 수 없는 id입니다: 2^53보다 작아야 합니다.',
        en: 'is not below 2^53',
      },
    ],
  })
}
