import { openPayload } from '../body/open-payload.ts'
import { readPromises } from '../body/promises.ts'
import { type Answer, bucketOf, type Context, placeOf } from '../context.ts'
import { readWriteConditions } from './conditions.ts'
import { readDetails } from './object-details.ts'
import { saidIn } from './said.ts'
import { storeObject } from './store-object.ts'

/** PutObject. */
export async function putObject(context: Context): Promise<Answer> {
  const { request, caller, account, limits, store, ready } = context
  const { said, names } = saidIn(request)
  const { bucket, key } = placeOf(context)
  bucketOf(context)
  const { etag, checksums } = await storeObject(store, {
    bucket,
    key,
    details: readDetails(said, names),
    promised: readPromises(said),
    payload: openPayload(request, caller, account, limits.idleMs),
    atMost: limits.objectBytes,
    check: readWriteConditions(request.headers),
    ready,
  })
  return { status: 200, headers: { etag, ...checksumHeaders(checksums) } }
}

/** Checksums as the answer tells them. */
export function checksumHeaders(checksums: Record<string, string>): Record<string, string> {
  const told = Object.entries(checksums).map(([name, value]) => [`x-amz-checksum-${name}`, value])
  return told.length === 0 ? {} : { ...Object.fromEntries(told), 'x-amz-checksum-type': 'FULL_OBJECT' }
}
