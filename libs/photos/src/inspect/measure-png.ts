import type { ByteReader } from './byte-reader.ts'
import { ImageFault } from './image-fault.ts'
import type { Measured } from './measured.ts'

const SIGNATURE_BYTES = 8
/** Length, type and checksum of a chunk, beside what it holds. */
const CHUNK_BYTES = 12
/** The last chunk, which is empty: length 0, name, checksum. */
const END = Buffer.from('0000000049454e44ae426082', 'hex')

/** Size from the first chunk; then either the file ends with the last chunk, or the chunks are walked to it. */
export async function measurePng(reader: ByteReader): Promise<Measured> {
  const header = await reader.at(SIGNATURE_BYTES, 16)
  if (header.readUInt32BE(0) !== 13 || header.toString('latin1', 4, 8) !== 'IHDR') throw new ImageFault('image-damaged')
  const [width, height] = [header.readUInt32BE(8), header.readUInt32BE(12)]
  if (!(await reader.tail(END.length)).equals(END)) await findEnd(reader)
  // An animated PNG shows its first frame; the others are never decoded.
  return { width, height, frames: 1 }
}

async function findEnd(reader: ByteReader): Promise<void> {
  for (let place = SIGNATURE_BYTES; ;) {
    const chunk = await reader.at(place, 8)
    place += CHUNK_BYTES + chunk.readUInt32BE(0)
    if (place > reader.byteSize) throw new ImageFault('image-truncated')
    if (chunk.toString('latin1', 4, 8) === 'IEND') return
  }
}
