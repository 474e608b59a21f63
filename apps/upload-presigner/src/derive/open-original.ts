import { MAX_IMAGE_PIXELS } from '@matjip/contracts'
import sharp from 'sharp'
import type { Metadata, Sharp } from 'sharp'
import { decodeHeic } from './decode-heic.ts'
import { takenOf } from './taken.ts'
import type { Taken } from './derived.ts'

/** An original, upright, with its colours as the file's own profile means them. */
export interface Opened {
  pixels: Sharp
  width: number
  height: number
  taken: Taken | null
}

/**
 * Opens an original for one pass over its pixels: of an animation the first frame.
 * @throws Error where it cannot be read
 */
export async function openOriginal(bytes: Uint8Array, type: string): Promise<Opened> {
  const pixels = sharp(bytes, {
    limitInputPixels: MAX_IMAGE_PIXELS,
    // Missing or wrong pixels are refused; a warning, which many cameras earn, is not.
    failOn: 'error',
    sequentialRead: true,
  })
  if (type === 'image/heic') {
    const metadata = await pixels.metadata().catch(() => null)
    return { ...(await decodeHeic(bytes)), taken: takenIn(metadata) }
  }
  const metadata = await pixels.metadata()
  return { pixels: pixels.autoOrient(), ...metadata.autoOrient, taken: takenIn(metadata) }
}

function takenIn(metadata: Metadata | null): Taken | null {
  return metadata?.exif ? takenOf(metadata.exif) : null
}
