import { type Answer, bucketOf, type Context, type Route } from '../context.ts'
import { readCorsRules } from '../cors/cors-rules.ts'
import { readBucketPolicy } from '../policy/bucket-policy.ts'
import { S3Error, type S3ErrorCode } from '../s3-error.ts'
import type { BucketSetting } from '../store/bucket-index.ts'
import { children, readXml } from '../xml/read-xml.ts'
import { readDocument } from './read-document.ts'

interface Setting {
  contentType: string
  missing: S3ErrorCode
  /** S3 has its own status for the policy. */
  putStatus: 200 | 204
  /** @throws S3Error where the document is not one */
  check: (document: string, bucket: string) => void
}

const SETTINGS: Record<BucketSetting, Setting> = {
  cors: {
    contentType: 'application/xml',
    missing: 'NoSuchCORSConfiguration',
    putStatus: 200,
    check: (document) => void readCorsRules(document),
  },
  policy: {
    contentType: 'application/json',
    missing: 'NoSuchBucketPolicy',
    putStatus: 204,
    check: (document, bucket) => void readBucketPolicy(document, bucket),
  },
  // Kept and given back; nothing expires by it here.
  lifecycle: {
    contentType: 'application/xml',
    missing: 'NoSuchLifecycleConfiguration',
    putStatus: 200,
    check: (document) => {
      if (children(readXml(document, 'LifecycleConfiguration'), 'Rule').length === 0) throw new S3Error('MalformedXML')
    },
  },
}

/** Put, get and delete of a setting of a bucket, which is kept as it was written. */
export function settingRoutes(name: BucketSetting): Record<'PUT' | 'GET' | 'DELETE', Route> {
  const { contentType, missing, putStatus, check } = SETTINGS[name]
  return {
    PUT: async (context: Context): Promise<Answer> => {
      const bucket = bucketOf(context)
      const document = await readDocument(context)
      check(document, bucket.name)
      context.store.buckets.set(bucket.name, name, document)
      return { status: putStatus }
    },
    GET: (context: Context): Answer => {
      const document = bucketOf(context).settings[name]
      if (document === null) throw new S3Error(missing)
      return { status: 200, headers: { 'content-type': contentType }, body: document }
    },
    DELETE: (context: Context): Answer => {
      context.store.buckets.set(bucketOf(context).name, name, null)
      return { status: 204 }
    },
  }
}
