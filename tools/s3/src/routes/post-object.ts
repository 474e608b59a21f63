import { verifyForm } from '../auth/form-signature.ts'
import { readPromises } from '../body/promises.ts'
import { type Answer, bucketOf, type Context } from '../context.ts'
import { checkPolicy } from '../form/check-policy.ts'
import { type Form, openForm } from '../form/open-form.ts'
import { readPostPolicy } from '../form/post-policy.ts'
import { S3Error } from '../s3-error.ts'
import { checkKey } from '../s3-request.ts'
import { branch, leaf } from '../xml/write-xml.ts'
import { readDetails } from './object-details.ts'
import { checksumHeaders } from './put-object.ts'
import { storeObject } from './store-object.ts'

const FILENAME = '${filename}'

/** PostObject: a browser's form with a signed policy. */
export async function postObject(context: Context): Promise<Answer> {
  const { request, limits, ready, store, now } = context
  ready()
  const form = await openForm(request.incoming, limits.idleMs)
  try {
    const fields = withAddress(form, request.bucket ?? '')
    await verifyForm(fields, context.account)
    const policy = readPostPolicy(fields.get('policy') ?? '')
    checkPolicy(policy, fields, now)
    const bucket = bucketOf(context).name
    const key = fields.get('key') ?? ''
    checkKey(key)
    const said = (name: string) => fields.get(name)
    const { etag, checksums } = await storeObject(store, {
      bucket,
      key,
      details: readDetails(said, [...fields.keys()]),
      promised: readPromises(said),
      payload: { chunks: form.file, trailers: new Map() },
      atLeast: policy.range?.min ?? 0,
      atMost: Math.min(policy.range?.max ?? limits.objectBytes, limits.objectBytes),
      // A form has no way to ask for anything of the object that is there.
      check: () => undefined,
      // The form has been coming since its first field.
      ready: () => undefined,
    })
    return answer(fields, { bucket, key, etag, host: request.headers.host ?? '' }, checksumHeaders(checksums))
  } finally {
    form.close()
  }
}

/** The fields with the bucket of the path and the key as it will be. */
function withAddress({ fields, filename }: Form, bucket: string): Map<string, string> {
  const key = fields.get('key')
  if (key === undefined) throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.")
  const named = fields.get('bucket')
  if (named !== undefined && named !== bucket) throw new S3Error('AccessDenied')
  return new Map([...fields, ['bucket', bucket], ['key', key.replaceAll(FILENAME, () => filename)]])
}

function answer(
  fields: ReadonlyMap<string, string>,
  { bucket, key, etag, host }: { bucket: string; key: string; etag: string; host: string },
  checksums: Record<string, string>,
): Answer {
  const location = `http://${host}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`
  const headers = { etag, location, ...checksums }
  const redirect = fields.get('success_action_redirect') ?? ''
  if (URL.canParse(redirect)) {
    const url = new URL(redirect)
    for (const [name, value] of Object.entries({ bucket, key, etag })) url.searchParams.set(name, value)
    return { status: 303, headers: { ...headers, location: url.href } }
  }
  const status = fields.get('success_action_status')
  if (status === '200') return { status: 200, headers }
  if (status !== '201') return { status: 204, headers }
  const told = branch(
    'PostResponse',
    leaf('Location', location),
    leaf('Bucket', bucket),
    leaf('Key', key),
    leaf('ETag', etag),
  )
  return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body: told }
}
