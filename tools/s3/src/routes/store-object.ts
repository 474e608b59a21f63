import { receive } from '../body/receive.ts'
import type { Payload } from '../body/open-payload.ts'
import type { Promised } from '../body/promises.ts'
import { S3Error } from '../s3-error.ts'
import type { ObjectStore } from '../store/open-store.ts'
import type { ObjectDetails, StoredObject } from '../store/stored-object.ts'

export interface ObjectOrder {
  bucket: string
  key: string
  details: Omit<ObjectDetails, 'checksums'>
  payload: Payload
  promised: Promised
  /** Bytes. */
  atLeast?: number
  /** Bytes; more are refused as soon as they come. */
  atMost: number
  /** Looks at what is there now; asked before the body is read and again in the moment of the write. */
  check: (now?: StoredObject) => void
  /** Told when nothing speaks against the body any more, so that a client that waits is not made to send it for nothing. */
  ready: () => void
}

/**
 * Receives a body and makes it an object: written to the disk under a drawn name, held to its promises, and only then
 * put into the index, in one step. Whatever goes wrong before leaves nothing.
 * @throws S3Error
 */
export async function storeObject(store: ObjectStore, order: ObjectOrder): Promise<StoredObject> {
  const { bucket, key, details, payload, promised, atLeast = 0, atMost, check, ready } = order
  if ((payload.length ?? 0) > atMost) throw new S3Error('EntityTooLarge')
  check(store.objects.find(bucket, key))
  ready()
  const blob = await store.blobs.receive()
  let object: StoredObject
  let replaced: string | undefined
  try {
    let size = 0
    const received = await receive(payload, promised, (chunk) => {
      size += chunk.length
      if (size > atMost) throw new S3Error('EntityTooLarge')
      return blob.write(chunk)
    })
    if (size < atLeast) throw new S3Error('EntityTooSmall')
    await blob.keep()
    object = { ...details, ...received, blob: blob.name, modifiedAt: new Date() }
    // While the body came the bucket may have gone.
    if (!store.buckets.find(bucket)) throw new S3Error('NoSuchBucket')
    replaced = store.objects.put(bucket, key, object, check)
  } catch (error) {
    await blob.discard()
    throw error
  }
  if (replaced) await store.blobs.remove(replaced)
  return object
}
