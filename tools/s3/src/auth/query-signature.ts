import { S3Error } from '../s3-error.ts'
import { type S3Request, single } from '../s3-request.ts'
import { type Account, signerOf } from './account.ts'
import { isSame } from './same.ts'
import { readScope } from './scope.ts'
import { signedHeaders } from './signed-headers.ts'

/** Milliseconds that the signer's clock may be ahead of ours: S3's 15 minutes. */
const SKEW_MS = 15 * 60_000
/** Seconds that a presigned URL may live: S3's 7 days. */
const LONGEST_LIFE_S = 7 * 24 * 60 * 60

const MALFORMED = 'AuthorizationQueryParametersError'
const PAYLOAD_HASH = 'x-amz-content-sha256'

/**
 * Verifies a presigned URL: what arrived is presigned again by the library and must give the same signature.
 * @param now our clock
 * @returns how the payload was signed
 * @throws S3Error
 */
export async function verifyQuery(request: S3Request, account: Account, now: Date): Promise<string> {
  const parameter = (name: string) => {
    const value = single(request.query, name)
    if (!value) throw new S3Error(MALFORMED, `Query-string authentication needs one ${name}.`)
    return value
  }
  if (parameter('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') {
    throw new S3Error(MALFORMED, 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"')
  }
  if (request.query['X-Amz-Security-Token'] !== undefined) throw new S3Error('InvalidToken')
  const scope = readScope(parameter('X-Amz-Credential'), parameter('X-Amz-Date'), account.region, MALFORMED)
  const expiresIn = lifeOf(parameter('X-Amz-Expires'))
  checkClock(scope.signedAt, expiresIn, now)

  const headers = signedHeaders(request, parameter('X-Amz-SignedHeaders'))
  const payload = request.headers[PAYLOAD_HASH] ?? single(request.query, 'X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD'
  const isHashSigned = PAYLOAD_HASH in headers
  const { method, canonicalPath: path } = request
  const again = await signerOf(account, scope.accessKeyId).presign(
    {
      method,
      protocol: 'http:',
      hostname: '',
      path,
      query: { ...request.query } as Record<string, string | string[]>,
      headers: { ...headers, [PAYLOAD_HASH]: payload },
    },
    {
      signingDate: scope.signedAt,
      expiresIn,
      signableHeaders: new Set(Object.keys(headers)),
      unhoistableHeaders: new Set([...Object.keys(headers), PAYLOAD_HASH]),
      ...(isHashSigned ? {} : { unsignableHeaders: new Set([PAYLOAD_HASH]) }),
    },
  )
  const signature = String(again.query?.['X-Amz-Signature'])
  if (!isSame(signature, parameter('X-Amz-Signature'))) throw new S3Error('SignatureDoesNotMatch')
  return payload
}

function lifeOf(text: string): number {
  const seconds = /^\d{1,7}$/.test(text) ? Number(text) : NaN
  if (!(seconds >= 1 && seconds <= LONGEST_LIFE_S)) {
    throw new S3Error(MALFORMED, `X-Amz-Expires must be a number of seconds from 1 to ${LONGEST_LIFE_S}`)
  }
  return seconds
}

function checkClock(signedAt: Date, expiresIn: number, now: Date): void {
  if (signedAt.getTime() - now.getTime() > SKEW_MS) throw new S3Error('AccessDenied', 'Request is not valid yet')
  if (now.getTime() >= signedAt.getTime() + expiresIn * 1000) throw new S3Error('AccessDenied', 'Request has expired')
}
