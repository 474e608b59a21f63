import type { Db, DbSession } from '@matjip/db-schema'
import { VARIANT_WIDTHS, variantKey } from '@matjip/photos'
import type { Bucket } from '@matjip/photos'
import { lockOrphansToEmpty, noteEmptied } from './sweep-store.ts'
import type { Orphan } from './sweep-store.ts'

export interface Buckets {
  originals: Bucket
  images: Bucket
}

/** Uploads of one transaction: a request to each bucket, of at most 1,000 keys. */
const BATCH = 300

/** Deletes the objects of orphans that have not been emptied. @returns of how many */
export async function emptyOrphans({ db, ...buckets }: Buckets & { db: Db }, signal?: AbortSignal): Promise<number> {
  let emptied = 0
  for (;;) {
    const count = await db.transaction((tx) => emptyBatch(tx, buckets))
    emptied += count
    if (count < BATCH || signal?.aborted) return emptied
  }
}

/** Rows stay locked while S3 deletes: nobody else needs an orphan, and a second sweep passes over them. */
async function emptyBatch(tx: DbSession, buckets: Buckets): Promise<number> {
  const orphans = await lockOrphansToEmpty(tx, BATCH)
  if (orphans.length === 0) return 0
  await removeObjects(buckets, orphans)
  await noteEmptied(
    tx,
    orphans.map(({ id }) => id),
  )
  return orphans.length
}

/** Deletes every object that an upload has or, by a writer that was cut off, may have. */
export async function removeObjects({ originals, images }: Buckets, orphans: readonly Orphan[]): Promise<void> {
  const derived = orphans.flatMap((orphan) => [
    ...VARIANT_WIDTHS.map((width) => variantKey(orphan, width)),
    ...(orphan.variants ?? []).map(({ key }) => key),
  ])
  await originals.remove(orphans.map(({ objectKey }) => objectKey))
  await images.remove([...new Set(derived)])
}
