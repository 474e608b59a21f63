import { ProblemError } from '@matjip/contracts'

/**
 * For requests that say everything by method and path: what a body says would be ignored in silence, so only an empty one
 * passes (some clients always send `{}`).
 * @throws ProblemError invalid-request
 */
export function refuseBody(body: unknown): void {
  if (body === undefined || body === null) return
  if (typeof body === 'object' && Object.keys(body).length === 0) return
  throw new ProblemError('invalid-request', {
    errors: [{ pointer: '#', code: 'unexpected-body', ko: '본문이 없어야 합니다.', en: 'takes no body' }],
  })
}
