import { S3Error } from '../s3-error.ts'
import { CHECKSUMS, type ChecksumName } from './digests.ts'

/** Looks up what a client said by lower-case name: a header, a hoisted parameter, a field of a form. */
export type Said = (name: string) => string | undefined

/** What a client says of the bytes it sends. */
export interface Promised {
  md5?: string
  /** With its value, or to be told by the trailer of that name after the bytes. */
  checksum?: { name: ChecksumName; value?: string }
}

const NAMES = Object.keys(CHECKSUMS) as ChecksumName[]
const MD5_BYTES = 16

/**
 * Reads what is promised of a body: Content-MD5, one `x-amz-checksum-*`, or the name of a trailer that will bring it.
 * @throws S3Error where a value cannot be one, or more than one checksum is promised
 */
export function readPromises(said: Said): Promised {
  const md5 = said('content-md5')
  if (md5 !== undefined && bytesOf(md5) !== MD5_BYTES) throw new S3Error('InvalidDigest')
  const given = NAMES.filter((name) => said(`x-amz-checksum-${name}`) !== undefined)
  if (given.length > 1) {
    throw new S3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum types are not allowed.',
    )
  }
  const [name] = given
  const value = name && said(`x-amz-checksum-${name}`)
  if (name && value !== undefined) checkValue(name, value)
  const trailing = trailerOf(said)
  if (name && trailing)
    throw new S3Error('InvalidRequest', 'Expecting a checksum as a header or as a trailer, not both.')
  const announced = said('x-amz-sdk-checksum-algorithm')?.toLowerCase()
  if (announced !== undefined && announced !== (name ?? trailing)) {
    throw new S3Error(
      'InvalidRequest',
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    )
  }
  return {
    ...(md5 === undefined ? {} : { md5 }),
    ...(name && value !== undefined ? { checksum: { name, value } } : trailing ? { checksum: { name: trailing } } : {}),
  }
}

/** @throws S3Error where base64 text is not as long as a value of the algorithm */
export function checkValue(name: ChecksumName, value: string): void {
  if (bytesOf(value) !== CHECKSUMS[name]) {
    throw new S3Error('InvalidRequest', `Value for x-amz-checksum-${name} header is invalid.`)
  }
}

function trailerOf(said: Said): ChecksumName | undefined {
  const trailer = said('x-amz-trailer')?.trim().toLowerCase()
  if (!trailer) return undefined
  const name = NAMES.find((one) => trailer === `x-amz-checksum-${one}`)
  if (!name) throw new S3Error('InvalidRequest', 'The value specified in the x-amz-trailer header is not supported')
  return name
}

/** Bytes of canonical base64, or -1. */
function bytesOf(base64: string): number {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.toString('base64') === base64 ? bytes.length : -1
}
