import { type Answer, bucketOf, type Context } from '../context.ts'
import { S3Error } from '../s3-error.ts'
import { branch, leaf, xmlDocument } from '../xml/write-xml.ts'
import { readDocument } from './read-document.ts'

const XML = { 'content-type': 'application/xml' }

/** ListBuckets. */
export function listBuckets({ store }: Context): Answer {
  const buckets = store.buckets
    .all()
    .map(({ name, createdAt }) => branch('Bucket', leaf('Name', name), leaf('CreationDate', createdAt.toISOString())))
  return { status: 200, headers: XML, body: xmlDocument('ListAllMyBucketsResult', branch('Buckets', ...buckets)) }
}

/** CreateBucket; where it should be is read, and taken to be here. */
export async function createBucket(context: Context): Promise<Answer> {
  const { request, store } = context
  if (Number(request.headers['content-length'] ?? 0) > 0) await readDocument(context)
  if (!store.buckets.create(request.bucket ?? '')) throw new S3Error('BucketAlreadyOwnedByYou')
  return { status: 200, headers: { location: `/${request.bucket}` } }
}

/** HeadBucket. */
export function headBucket(context: Context): Answer {
  bucketOf(context)
  return { status: 200, headers: { 'x-amz-bucket-region': context.account.region } }
}

/** DeleteBucket: an empty one. */
export function deleteBucket(context: Context): Answer {
  const { name } = bucketOf(context)
  if (!context.store.buckets.isEmpty(name)) throw new S3Error('BucketNotEmpty')
  context.store.buckets.remove(name)
  return { status: 204 }
}

/** GetBucketLocation. */
export function getLocation(context: Context): Answer {
  bucketOf(context)
  const { region } = context.account
  // The oldest region has no name here.
  return { status: 200, headers: XML, body: xmlDocument('LocationConstraint', region === 'us-east-1' ? '' : region) }
}
