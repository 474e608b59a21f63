import { mkdirSync } from 'node:fs'
import { type Blobs, openBlobs } from './blobs.ts'
import { type BucketIndex, createBucketIndex } from './bucket-index.ts'
import { createListing } from './list-index.ts'
import { createObjectIndex, type ObjectIndex } from './object-index.ts'
import { openIndex } from './open-index.ts'

/** Everything that the server keeps, in one folder that belongs to one process at a time. */
export interface ObjectStore {
  buckets: BucketIndex
  objects: ObjectIndex
  blobs: Blobs
  list: ReturnType<typeof createListing>
  close(): void
}

/** Opens, or makes, a store in a folder. */
export async function openStore(folder: string): Promise<ObjectStore> {
  mkdirSync(folder, { recursive: true })
  const db = openIndex(folder)
  const objects = createObjectIndex(db)
  return {
    buckets: createBucketIndex(db),
    objects,
    blobs: await openBlobs(folder, objects.hasBlob),
    list: createListing(db),
    close: () => db.close(),
  }
}
