import type { UploadMethod, UploadRequest } from '@matjip/contracts'
import { ProblemError } from '@matjip/contracts'

/** What a client says of the bytes that it is going to send. */
export interface ImageBytes {
  contentType: string
  /** PUT: exactly. POST: at most. */
  byteSize: number
}

/** A PUT is bound to its checksum; a form is where it is told of one. */
export type Original = ImageBytes & ({ method: 'PUT'; sha256: string } | { method: 'POST'; sha256: string | null })

/** @throws ProblemError invalid-request for a PUT without a checksum */
export function originalOf({ contentType, byteSize, sha256, method = 'PUT' }: UploadRequest): Original {
  const bytes = { contentType, byteSize }
  if ((method as UploadMethod) === 'POST') return { ...bytes, method: 'POST', sha256: sha256 ?? null }
  if (sha256 !== undefined) return { ...bytes, method: 'PUT', sha256 }
  throw new ProblemError('invalid-request', {
    errors: [{ pointer: '#/sha256', code: 'required', ko: 'PUT에는 필요합니다.', en: 'is required for PUT' }],
  })
}
