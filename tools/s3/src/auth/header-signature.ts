import { S3Error } from '../s3-error.ts'
import type { S3Request } from '../s3-request.ts'
import { type Account, signerOf } from './account.ts'
import { isSame } from './same.ts'
import { readScope } from './scope.ts'
import { signedHeaders } from './signed-headers.ts'

/** Milliseconds that the signer's clock may differ from ours, either way: S3's 15 minutes. */
const SKEW_MS = 15 * 60_000

const MALFORMED = 'AuthorizationHeaderMalformed'
const FORM = /^AWS4-HMAC-SHA256 +Credential=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/

/** What a verified header tells of the body. */
export interface HeaderSignature {
  /** `x-amz-content-sha256`: a hash, or how the payload goes without one. */
  payload: string
  accessKeyId: string
  signedAt: Date
  /** Chunks of a signed stream are signed on from here. */
  signature: string
}

/**
 * Verifies an `authorization` header: what arrived is signed again by the library and must give the same signature.
 * @param now our clock
 * @throws S3Error
 */
export async function verifyHeader(request: S3Request, account: Account, now: Date): Promise<HeaderSignature> {
  const [, credential, list, signature] = FORM.exec(request.headers.authorization ?? '') ?? []
  if (!credential || !list || !signature) throw new S3Error(MALFORMED)
  const amzDate = request.headers['x-amz-date']
  if (!amzDate) throw new S3Error('AccessDenied', 'AWS authentication requires a valid x-amz-date header')
  if (request.headers['x-amz-security-token'] !== undefined) throw new S3Error('InvalidToken')
  const { accessKeyId, signedAt } = readScope(credential, amzDate, account.region, MALFORMED)
  if (Math.abs(signedAt.getTime() - now.getTime()) > SKEW_MS) throw new S3Error('RequestTimeTooSkewed')
  const payload = request.headers['x-amz-content-sha256']
  if (!payload) throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')

  const headers = signedHeaders(request, list)
  if (!('x-amz-content-sha256' in headers)) throw new S3Error('AccessDenied', 'x-amz-content-sha256 must be signed.')
  const { method, canonicalPath: path } = request
  const query = { ...request.query } as Record<string, string | string[]>
  const again = await signerOf(account, accessKeyId).sign(
    { method, protocol: 'http:', hostname: '', path, query, headers },
    { signingDate: signedAt, signableHeaders: new Set(Object.keys(headers)) },
  )
  const [, , , expected = ''] = FORM.exec(again.headers.authorization ?? '') ?? []
  if (!isSame(expected, signature)) throw new S3Error('SignatureDoesNotMatch')
  return { payload, accessKeyId, signedAt, signature }
}
