import { createHash } from 'node:crypto'
import type { Database, StoredVariant } from '@matjip/db-schema'
import type { Bucket } from '@matjip/photos'
import { ObjectChanged, variantKey } from '@matjip/photos'
import { NotDecodable } from '../derive/bounded-deriver.ts'
import type { Deriver } from '../derive/bounded-deriver.ts'
import type { Derived } from '../derive/derived.ts'
import { findUploadToDerive, saveDerivatives, saveFailure } from './derivatives-store.ts'
import type { Made, UploadToDerive } from './derivatives-store.ts'
import { isOnSite } from './on-site.ts'

export interface DeriveDeps {
  pool: Database['pool']
  originals: Bucket
  /** The public bucket. */
  images: Bucket
  deriver: Deriver
  /** Told once what posts show of an image has changed. */
  onChanged: (postId: number) => Promise<void>
}

/** What became of one upload. `nothing`: its post is gone, or all was done before. */
export type Outcome = 'ready' | 'site' | 'failed' | 'nothing'

/**
 * Makes what is missing of an upload: derivatives, and whether it was taken at the restaurant. Repeats write the same objects
 * and rows; a row is written only once its objects are there.
 * @throws DeriverDied, and where a store is away: the same again later
 */
export async function deriveUpload(deps: DeriveDeps, id: number): Promise<{ outcome: Outcome; postedAt?: Date }> {
  const upload = await findUploadToDerive(deps.pool, id)
  if (!upload) return { outcome: 'nothing' }
  if ((upload.hasVariants && !upload.wantsSite) || upload.hasFailed) {
    await saveDerivatives(deps.pool, upload, {})
    // Perhaps it could not be said the first time.
    await deps.onChanged(upload.postId)
    return { outcome: 'nothing' }
  }
  const derived = await derivedOf(deps, upload)
  if (derived === 'image-changed' || derived === 'image-not-decodable') {
    await saveFailure(deps.pool, id, derived)
    await deps.onChanged(upload.postId)
    return { outcome: 'failed' }
  }
  const variants = upload.hasVariants ? undefined : await putVariants(deps, upload, derived)
  const made: Made = {
    ...(variants && { variants, width: derived.width, height: derived.height, placeholder: derived.placeholder }),
    ...(upload.wantsSite && { onSite: onSiteOf(upload, derived) }),
  }
  if (!(await saveDerivatives(deps.pool, upload, made))) {
    // The sweep may have been here before the objects were.
    await deps.images.remove((variants ?? []).map(({ key }) => key))
    return { outcome: 'nothing' }
  }
  await deps.onChanged(upload.postId)
  return { outcome: variants ? 'ready' : 'site', postedAt: upload.postedAt }
}

/** The derivatives, or why there are none: the bytes are not those that were verified, or no decoder reads them. */
async function derivedOf({ originals, deriver }: DeriveDeps, upload: UploadToDerive) {
  try {
    const bytes = await originals.readAll(upload.objectKey, upload.etag)
    if (upload.sha256 !== null && createHash('sha256').update(bytes).digest('base64') !== upload.sha256)
      return 'image-changed'
    return await deriver.derive(bytes, upload.contentType)
  } catch (error) {
    if (error instanceof ObjectChanged) return 'image-changed'
    if (error instanceof NotDecodable) return 'image-not-decodable'
    throw error
  }
}

async function putVariants({ images }: DeriveDeps, upload: UploadToDerive, { variants }: Derived) {
  return Promise.all(
    variants.map(async ({ asked, width, height, bytes }): Promise<StoredVariant> => {
      const key = variantKey(upload, asked)
      await images.putOnce(key, bytes, 'image/webp')
      return { key, width, height }
    }),
  )
}

/** The one word that leaves the service of where and when a photo was taken. */
function onSiteOf({ place, postedAt }: UploadToDerive, { taken }: Derived): boolean {
  return taken !== null && place !== null && isOnSite(taken, place, postedAt)
}
