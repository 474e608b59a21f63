import type { Image } from '@matjip/contracts'
import { formatId } from '@matjip/contracts'
import type { StoredVariant } from '@matjip/db-schema'

/** An upload's row, as far as a post shows it. */
export interface ImageRow {
  id: number
  width: number | null
  height: number | null
  placeholder: string | null
  /** null until they are made. */
  variants: StoredVariant[] | null
  failure: string | null
}

/**
 * An image as the API shows it.
 * @param imagesUrl where the public bucket is reached, without a slash at the end
 */
export function presentImage(
  { id, width, height, placeholder, variants, failure }: ImageRow,
  imagesUrl: string,
): Image {
  return {
    id: formatId(id),
    status: variants !== null ? 'ready' : failure === null ? 'processing' : 'failed',
    width,
    height,
    placeholder,
    variants: (variants ?? []).map(({ key, ...size }) => ({ url: `${imagesUrl}/${key}`, ...size })),
  }
}
