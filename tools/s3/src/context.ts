import type { Account } from './auth/account.ts'
import type { Caller } from './auth/authorise.ts'
import { S3Error } from './s3-error.ts'
import type { S3Request } from './s3-request.ts'
import type { Bucket } from './store/bucket-index.ts'
import type { ObjectStore } from './store/open-store.ts'

/** How much a client may ask for. */
export interface Limits {
  /** Bytes of an object in one piece: S3's 5 GiB. */
  objectBytes: number
  /** Milliseconds that a client may stay silent in the middle of a body: S3 gives up after about 20 s. */
  idleMs: number
}

/** Everything that answering one request needs. */
export interface Context {
  request: S3Request
  caller: Caller
  store: ObjectStore
  account: Account
  limits: Limits
  /** Our clock. */
  now: Date
  /** Tells a client that waits for `100 Continue` to send its body. */
  ready: () => void
}

/** What a request is answered with. */
export interface Answer {
  status: number
  headers?: Record<string, string>
  /** Text, or part of an open file that is closed afterwards. */
  body?: string | { blob: string; start: number; end: number }
}

export type Route = (context: Context) => Promise<Answer> | Answer

/** The bucket of a request. @throws S3Error */
export function bucketOf({ request, store }: Pick<Context, 'request' | 'store'>): Bucket {
  const bucket = store.buckets.find(request.bucket ?? '')
  if (!bucket) throw new S3Error('NoSuchBucket')
  return bucket
}

/** The bucket's name and the key of a request that has both; the dispatcher sends no other to a route of objects. */
export function placeOf({ request: { bucket, key } }: Pick<Context, 'request'>): { bucket: string; key: string } {
  if (bucket === undefined || key === undefined) throw new S3Error('InvalidURI')
  return { bucket, key }
}
