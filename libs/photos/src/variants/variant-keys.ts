import { createHash } from 'node:crypto'

/** Widths that are made, in pixels: a list of posts on a phone, and one post on a good screen. */
export const VARIANT_WIDTHS = [320, 1080] as const
/** A very tall picture is bounded too, by so many times the width. */
export const MAX_TALLNESS = 4
/**
 * How derivatives are made: moves whenever the same original would give other bytes, so that a key never stands for two.
 * A new recipe makes new keys; the old ones are deleted with their upload.
 */
const RECIPE = 'r1'
/** Hex digits, 80 bits: nobody finds the derivatives of a post that they may not read by its images' ids. */
const UNGUESSABLE_DIGITS = 20

/**
 * Where a derivative lies in the public bucket: a function of the upload, so that a repeat writes the same object and a
 * sweep knows every object without listing. It tells nothing of the original's key.
 */
export function variantKey({ id, objectKey }: { id: number; objectKey: string }, width: number): string {
  const unguessable = createHash('sha256').update(`variants of ${objectKey}`).digest('hex').slice(0, UNGUESSABLE_DIGITS)
  return `images/${id}-${unguessable}/${RECIPE}-${width}.webp`
}
