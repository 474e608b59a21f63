import type { ImageFaultCode, ImageType } from '@matjip/contracts'
import { MAX_IMAGE_PIXELS, MAX_WHOLE_PIXELS } from '@matjip/contracts'
import type { ByteSource } from './byte-reader.ts'
import { createByteReader } from './byte-reader.ts'
import { ImageFault } from './image-fault.ts'
import { imageTypeOf } from './image-type.ts'
import { measureGif } from './measure-gif.ts'
import { measureHeif } from './measure-heif.ts'
import { measureJpeg } from './measure-jpeg.ts'
import { measurePng } from './measure-png.ts'
import { measureWebp } from './measure-webp.ts'
import type { Measure, Measured } from './measured.ts'

export { FIRST_WINDOW } from './byte-reader.ts'
export type { ByteSource } from './byte-reader.ts'
export { imageTypeOf } from './image-type.ts'

/** The sample that file-type asks for: it knows every type of ours by less. */
const FIRST_BYTES = 4_100

const measures: Record<ImageType, Measure> = {
  'image/jpeg': measureJpeg,
  'image/png': measurePng,
  'image/gif': measureGif,
  'image/webp': measureWebp,
  'image/heic': measureHeif,
  'image/avif': measureHeif,
}

/** An image by its own word, or why it is none. */
export type Inspected = { type: ImageType; measured: Measured } | { fault: ImageFaultCode }

/**
 * Looks at a file without decoding it: what its first bytes are, the size that it declares, how many frames, and that it does
 * not end early. Fetches 64 KB of most files, memory is bounded for all of them, and no byte of it reaches a decoder.
 * @throws what `read` throws
 */
export async function inspectImage(source: ByteSource, announced: string): Promise<Inspected> {
  if (source.byteSize === 0) return { fault: 'image-not-an-image' }
  try {
    const reader = createByteReader(source)
    const type = await imageTypeOf(await reader.at(0, Math.min(FIRST_BYTES, source.byteSize)))
    if (type === undefined) return { fault: 'image-not-an-image' }
    if (type !== announced) return { fault: 'image-type-mismatch' }
    const measured = await measures[type](reader)
    return faultOfSize(type, measured) ?? { type, measured }
  } catch (error) {
    if (error instanceof ImageFault) return { fault: error.code }
    throw error
  }
}

function faultOfSize(type: ImageType, { width, height }: Measured): { fault: ImageFaultCode } | null {
  if (width === 0 || height === 0) return { fault: 'image-damaged' }
  const isDecodedWhole = type === 'image/heic' || type === 'image/avif'
  return width * height > (isDecodedWhole ? MAX_WHOLE_PIXELS : MAX_IMAGE_PIXELS)
    ? { fault: 'image-too-many-pixels' }
    : null
}
