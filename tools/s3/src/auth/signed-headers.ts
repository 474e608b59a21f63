import { S3Error } from '../s3-error.ts'
import type { S3Request } from '../s3-request.ts'

/** Headers whose absence from a signature would let anybody on the way change what the request does. */
const MUST_BE_SIGNED = /^x-amz-/
/** Says how the payload was hashed; in a presigned URL its value counts whether or not it is signed. */
const PAYLOAD_HASH = 'x-amz-content-sha256'

/**
 * The headers that a signature names, with the values that arrived.
 * @param list names as they were sent: `host;x-amz-date`
 * @throws S3Error where a named one did not arrive, or one arrived that had to be named
 */
export function signedHeaders(request: S3Request, list: string): Record<string, string> {
  const names = list.split(';')
  if (!names.includes('host')) throw new S3Error('AccessDenied', 'The host header must be signed.')
  const unsigned = Object.keys(request.headers).filter(
    (name) => MUST_BE_SIGNED.test(name) && name !== PAYLOAD_HASH && !names.includes(name),
  )
  if (unsigned.length > 0) {
    const message = `There were headers present in the request which were not signed: ${unsigned.join(', ')}`
    throw new S3Error('AccessDenied', message)
  }
  return Object.fromEntries(
    names.map((name) => {
      const value = request.headers[name]
      // A signature over a header that did not come cannot match; the library would leave it out and sign the rest.
      if (value === undefined) throw new S3Error('SignatureDoesNotMatch', `The signed header ${name} is missing.`)
      return [name, value]
    }),
  )
}
