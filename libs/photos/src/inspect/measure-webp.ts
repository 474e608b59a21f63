import { MAX_IMAGE_FRAMES } from '@matjip/contracts'
import type { ByteReader } from './byte-reader.ts'
import { ImageFault } from './image-fault.ts'
import type { Measured } from './measured.ts'

/** `RIFF`, the length of all that follows, `WEBP`. */
const HEADER_BYTES = 12
const CHUNK_BYTES = 8
/** Enough of any chunk that says a size. */
const SIZE_BYTES = 10

/** Walks the chunks, whose lengths the file tells, so that the end needs no reading of what they hold. */
export async function measureWebp(reader: ByteReader): Promise<Measured> {
  const end = CHUNK_BYTES + (await reader.at(4, 4)).readUInt32LE(0)
  if (end > reader.byteSize) throw new ImageFault('image-truncated')
  const measured = { width: 0, height: 0, frames: 0 }
  let still = 0
  for (let place = HEADER_BYTES; place + CHUNK_BYTES <= end;) {
    const chunk = await reader.at(place, CHUNK_BYTES)
    const name = chunk.toString('latin1', 0, 4)
    const length = chunk.readUInt32LE(4)
    if (place + CHUNK_BYTES + length > end) throw new ImageFault('image-damaged')
    if (name === 'ANMF') measured.frames += 1
    if (name === 'VP8 ' || name === 'VP8L') still += 1
    if (measured.frames > MAX_IMAGE_FRAMES) throw new ImageFault('image-too-many-frames')
    if (sizes[name]) {
      if (length < SIZE_BYTES) throw new ImageFault('image-damaged')
      const [width, height] = sizes[name](await reader.at(place + CHUNK_BYTES, SIZE_BYTES))
      // The canvas and the picture in it say it each for themselves: a decoder may believe either.
      measured.width = Math.max(measured.width, width)
      measured.height = Math.max(measured.height, height)
    }
    // Chunks begin at even places.
    place += CHUNK_BYTES + length + (length % 2)
  }
  if (still + measured.frames === 0) throw new ImageFault('image-damaged')
  return { ...measured, frames: Math.max(1, measured.frames) }
}

/** Where each kind of chunk says a size: of the canvas, of a lossy and of a lossless picture. */
const sizes: Record<string, (bytes: Buffer) => [width: number, height: number]> = {
  VP8X: (bytes) => [bytes.readUIntLE(4, 3) + 1, bytes.readUIntLE(7, 3) + 1],
  'VP8 ': (bytes) => [bytes.readUInt16LE(6) & 0x3fff, bytes.readUInt16LE(8) & 0x3fff],
  VP8L: (bytes) => {
    const bits = bytes.readUInt32LE(1)
    return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1]
  },
}
