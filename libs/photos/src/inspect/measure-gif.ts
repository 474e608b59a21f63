import { MAX_IMAGE_FRAMES } from '@matjip/contracts'
import type { ByteReader } from './byte-reader.ts'
import { ImageFault } from './image-fault.ts'
import type { Measured } from './measured.ts'

/** First bytes of blocks (GIF89a, appendix A). */
const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b
const HEADER_BYTES = 13

/** Walks all blocks: only so is it known how many frames there are, and that the last one is there. */
export async function measureGif(reader: ByteReader): Promise<Measured> {
  const header = await reader.at(0, HEADER_BYTES)
  let width = header.readUInt16LE(6)
  let height = header.readUInt16LE(8)
  let frames = 0
  let place = HEADER_BYTES + tableBytes(header[10] ?? 0)
  for (;;) {
    const kind = (await reader.at(place, 1))[0]
    if (kind === TRAILER) break
    if (kind === EXTENSION) place = await behindBlocks(reader, place + 2)
    else if (kind === IMAGE) {
      const frame = await reader.at(place + 1, 9)
      // A frame may stick out of the screen that the header declares.
      width = Math.max(width, frame.readUInt16LE(0) + frame.readUInt16LE(4))
      height = Math.max(height, frame.readUInt16LE(2) + frame.readUInt16LE(6))
      frames += 1
      if (frames > MAX_IMAGE_FRAMES) throw new ImageFault('image-too-many-frames')
      // Behind the frame's own colours, and a byte that says how its data are coded.
      place = await behindBlocks(reader, place + 10 + tableBytes(frame[8] ?? 0) + 1)
    } else throw new ImageFault('image-damaged')
  }
  if (frames === 0) throw new ImageFault('image-damaged')
  return { width, height, frames }
}

/** Bytes of the table of colours that packed flags announce. */
function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0
}

/** The place behind data in blocks of up to 255 bytes, which an empty one ends. */
async function behindBlocks(reader: ByteReader, place: number): Promise<number> {
  for (;;) {
    const [length = 0] = await reader.at(place, 1)
    place += 1 + length
    if (length === 0) return place
  }
}
