import { S3Error, type S3ErrorCode } from '../s3-error.ts'
import { toDate } from './amz-date.ts'

/** What a credential of the form `id/day/region/service/aws4_request` says, with the moment that was signed. */
export interface Scope {
  accessKeyId: string
  signedAt: Date
}

/**
 * Reads a credential and the moment of its signature, and holds them to each other and to our region.
 * @param malformed the code of the refusal: S3 has one for each place a signature may come in
 */
export function readScope(credential: string, amzDate: string, region: string, malformed: S3ErrorCode): Scope {
  const parts = credential.split('/')
  // An access key id may itself hold slashes; the rest is four parts.
  const [day, named, service, terminator] = parts.slice(-4)
  const accessKeyId = parts.slice(0, -4).join('/')
  const signedAt = toDate(amzDate)
  if (!accessKeyId || !day || signedAt === undefined) throw new S3Error(malformed)
  if (!amzDate.startsWith(`${day}T`)) throw new S3Error(malformed, 'The credential is of another day than the date.')
  if (named !== region) throw new S3Error(malformed, `The region '${named}' is wrong; expecting '${region}'`)
  if (service !== 's3' || terminator !== 'aws4_request') throw new S3Error(malformed)
  return { accessKeyId, signedAt }
}
