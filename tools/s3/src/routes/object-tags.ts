import { type Answer, bucketOf, type Context, placeOf } from '../context.ts'
import { S3Error } from '../s3-error.ts'
import { xmlDocument } from '../xml/write-xml.ts'
import { readDocument } from './read-document.ts'
import { readTagSet, writeTagSet } from './tag-set.ts'

/** GetObjectTagging. */
export function getTags(context: Context): Answer {
  bucketOf(context)
  const { bucket, key } = placeOf(context)
  const object = context.store.objects.find(bucket, key)
  if (!object) throw new S3Error('NoSuchKey')
  const headers = { 'content-type': 'application/xml' }
  return { status: 200, headers, body: xmlDocument('Tagging', writeTagSet(object.tags)) }
}

/** PutObjectTagging. */
export async function putTags(context: Context): Promise<Answer> {
  bucketOf(context)
  retag(context, readTagSet(await readDocument(context)))
  return { status: 200 }
}

/** DeleteObjectTagging. */
export function deleteTags(context: Context): Answer {
  bucketOf(context)
  retag(context, {})
  return { status: 204 }
}

function retag(context: Context, tags: Record<string, string>): void {
  const { bucket, key } = placeOf(context)
  if (!context.store.objects.retag(bucket, key, tags)) throw new S3Error('NoSuchKey')
}
