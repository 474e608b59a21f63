import { type Answer, bucketOf, type Context, placeOf } from '../context.ts'
import { S3Error } from '../s3-error.ts'
import { checkKey } from '../s3-request.ts'
import { children, readXml, texts } from '../xml/read-xml.ts'
import { branch, leaf, xmlDocument } from '../xml/write-xml.ts'
import { readDocument } from './read-document.ts'

/** S3's own bound on one request. */
const MOST_KEYS = 1000

/** DeleteObject: what is not there is gone already. */
export async function deleteObject(context: Context): Promise<Answer> {
  bucketOf(context)
  const { bucket, key } = placeOf(context)
  await remove(context, bucket, key)
  return { status: 204 }
}

/** DeleteObjects: up to 1,000 in one request, each with its own outcome. */
export async function deleteObjects(context: Context): Promise<Answer> {
  const { name: bucket } = bucketOf(context)
  const order = readXml(await readDocument(context), 'Delete')
  const keys = children(order, 'Object').map((object) => texts(object, 'Key')[0])
  if (keys.length === 0 || keys.length > MOST_KEYS || keys.includes(undefined)) throw new S3Error('MalformedXML')
  const isQuiet = texts(order, 'Quiet')[0] === 'true'
  const outcomes: string[] = []
  for (const key of keys as string[]) {
    try {
      checkKey(key)
      await remove(context, bucket, key)
      if (!isQuiet) outcomes.push(branch('Deleted', leaf('Key', key)))
    } catch (error) {
      if (!(error instanceof S3Error)) throw error
      outcomes.push(branch('Error', leaf('Key', key), leaf('Code', error.code), leaf('Message', error.message)))
    }
  }
  const headers = { 'content-type': 'application/xml' }
  return { status: 200, headers, body: xmlDocument('DeleteResult', ...outcomes) }
}

async function remove({ store }: Context, bucket: string, key: string): Promise<void> {
  const blob = store.objects.remove(bucket, key)
  if (blob) await store.blobs.remove(blob)
}
