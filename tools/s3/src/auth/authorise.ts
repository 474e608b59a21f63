import { S3Error } from '../s3-error.ts'
import type { S3Request } from '../s3-request.ts'
import type { Account } from './account.ts'
import { type HeaderSignature, verifyHeader } from './header-signature.ts'
import { verifyQuery } from './query-signature.ts'

/** Who asks, and how their signature covers the body. */
export type Caller = { kind: 'anonymous' } | { kind: 'owner'; payload: string; stream?: HeaderSignature }

/** Finds the one signature of a request and verifies it; a request without any is anonymous. @throws S3Error */
export async function authorise(request: S3Request, account: Account, now: Date): Promise<Caller> {
  const { headers, query } = request
  const inHeader = headers.authorization !== undefined
  const inQuery = Object.keys(query).some((name) => /^x-amz-(algorithm|signature|credential)$/i.test(name))
  const isOld = query.Signature !== undefined || query.AWSAccessKeyId !== undefined
  if (isOld || headers.authorization?.startsWith('AWS ')) {
    throw new S3Error('InvalidRequest', 'Please use AWS4-HMAC-SHA256.')
  }
  if (inHeader && inQuery) throw new S3Error('InvalidArgument', 'Only one auth mechanism allowed')
  if (inQuery) return { kind: 'owner', payload: await verifyQuery(request, account, now) }
  if (!inHeader) return { kind: 'anonymous' }
  const stream = await verifyHeader(request, account, now)
  return { kind: 'owner', payload: stream.payload, stream }
}
