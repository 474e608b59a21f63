import type { Image } from '../api/types.ts'

/** Taller than 4:5 would fill a phone with one photo, wider than 16:10 shows a plate too small. */
const TALLEST = 4 / 5
const WIDEST = 16 / 10
/** Until the size is known. */
const UNKNOWN = 1

/** Width by height of the box that an image gets before any byte of it is here: nothing moves when it comes. */
export function boxOf({ width, height }: Pick<Image, 'width' | 'height'>): number {
  if (width === null || height === null) return UNKNOWN
  return Math.min(WIDEST, Math.max(TALLEST, width / height))
}
