import { MAX_TALLNESS, VARIANT_WIDTHS } from '@matjip/photos'
import sharp from 'sharp'
import type { Raw, Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import type { Derived } from './derived.ts'
import { openOriginal } from './open-original.ts'

/** WebP quality at which a plate of food shows no blocks; each step of 5 costs a tenth of the bytes. */
const QUALITY = 78
/** How hard the encoder tries, 0–6: 4 is its default, 6 costs twice the time for 3 % of the bytes. */
const EFFORT = 4
/** The longest side that a thumbhash takes, in pixels. */
const HASH_SIDE = 100

interface Pixels {
  data: Uint8Array
  raw: Raw
}

/**
 * Makes the derivatives of an original: upright, sRGB, without any metadata. The original is decoded once, to the largest of
 * them; the smaller ones are made from that.
 * @throws Error where it cannot be decoded
 */
export async function deriveImage(bytes: Uint8Array, type: string): Promise<Derived> {
  const { pixels, width, height, taken } = await openOriginal(bytes, type)
  let from = await pixelsOf(pixels, VARIANT_WIDTHS[VARIANT_WIDTHS.length - 1] ?? 0)
  const variants: Derived['variants'] = []
  for (const asked of VARIANT_WIDTHS.toReversed()) {
    if (from.raw.width > asked || from.raw.height > asked * MAX_TALLNESS)
      from = await pixelsOf(sharp(from.data, { raw: from.raw }), asked)
    const webp = await sharp(from.data, { raw: from.raw }).webp({ quality: QUALITY, effort: EFFORT }).toBuffer()
    variants.unshift({ asked, width: from.raw.width, height: from.raw.height, bytes: webp })
  }
  return { width, height, placeholder: await placeholderOf(from), variants, taken }
}

/** Pixels of at most a width, never more than there are, as 8-bit sRGB. */
async function pixelsOf(source: Sharp, width: number): Promise<Pixels> {
  const { data, info } = await source
    .resize({ width, height: width * MAX_TALLNESS, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } }
}

async function placeholderOf({ data, raw }: Pixels): Promise<string> {
  const { data: rgba, info } = await sharp(data, { raw })
    .resize({ width: HASH_SIDE, height: HASH_SIDE, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, rgba)).toString('base64')
}
