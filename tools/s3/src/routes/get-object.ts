import { type Answer, bucketOf, type Context, placeOf, type Route } from '../context.ts'
import { isPublic, readBucketPolicy } from '../policy/bucket-policy.ts'
import { S3Error } from '../s3-error.ts'
import { single } from '../s3-request.ts'
import type { StoredObject } from '../store/stored-object.ts'
import { checkRead } from './conditions.ts'
import { checksumHeaders } from './put-object.ts'
import { readRange } from './range.ts'

/** Headers that whoever signs a URL may set for its answer. */
const OVERRIDES = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
]

/** What a read looks at. */
export type ReadContext = Pick<Context, 'request' | 'store' | 'caller'>

/** GetObject and HeadObject. */
export const getObject: Route = (context) => readObject(context)

/** Reads an object, or what is to be known of it; anonymous where the bucket's policy lets everybody read. @throws S3Error */
export function readObject(context: ReadContext): Answer {
  const { request, store } = context
  const { bucket, key } = placeOf(context)
  checkReader(context)
  const overrides = readOverrides(context)
  const object = store.objects.find(bucket, key)
  if (!object) throw new S3Error('NoSuchKey')
  const headers = { ...describe(object), ...overrides }
  if (checkRead(request.headers, object) === 'unchanged') {
    const { etag, 'last-modified': modified, 'cache-control': caching } = headers
    return {
      status: 304,
      headers: { etag, 'last-modified': modified, ...(caching ? { 'cache-control': caching } : {}) },
    }
  }
  const range = readRange(request.headers.range, object.size)
  const { start, end } = range ?? { start: 0, end: object.size - 1 }
  const length = { 'content-length': String(end - start + 1) }
  const body = request.method === 'HEAD' || object.size === 0 ? {} : { body: { blob: object.blob, start, end } }
  if (range) {
    const partial = { 'content-range': `bytes ${start}-${end}/${object.size}` }
    return { status: 206, headers: { ...headers, ...length, ...partial }, ...body }
  }
  const wantsChecksums = request.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED'
  const checksums = wantsChecksums ? checksumHeaders(object.checksums) : {}
  return { status: 200, headers: { ...headers, ...length, ...checksums }, ...body }
}

function checkReader(context: ReadContext): void {
  const { caller, store, request } = context
  if (caller.kind === 'owner') return void bucketOf(context)
  const policy = store.buckets.find(request.bucket ?? '')?.settings.policy
  const { bucket, key } = placeOf(context)
  // A stranger does not learn which buckets exist.
  if (!policy || !isPublic(readBucketPolicy(policy, bucket), key)) throw new S3Error('AccessDenied')
}

function readOverrides({ request: { query }, caller }: ReadContext): Record<string, string> {
  const set = OVERRIDES.map((name) => [name, single(query, `response-${name}`)] as const)
  const given = set.filter((pair): pair is [string, string] => pair[1] !== undefined)
  if (given.length > 0 && caller.kind === 'anonymous') {
    throw new S3Error('InvalidRequest', 'Request specific response headers cannot be used for anonymous GET requests.')
  }
  if (given.some(([, value]) => /[^\u0020-\u007e\u00a0-\u00ff]/.test(value))) throw new S3Error('InvalidArgument')
  return Object.fromEntries(given)
}

function describe(object: StoredObject): Record<string, string> & { etag: string; 'last-modified': string } {
  const { headers, metadata, tags, etag, modifiedAt } = object
  const count = Object.keys(tags).length
  return {
    ...headers,
    ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    ...(count > 0 ? { 'x-amz-tagging-count': String(count) } : {}),
    'accept-ranges': 'bytes',
    'last-modified': modifiedAt.toUTCString(),
    etag,
  }
}
