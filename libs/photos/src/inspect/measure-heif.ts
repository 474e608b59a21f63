import type { ByteReader } from './byte-reader.ts'
import { extentsEnd } from './heif-extents.ts'
import { ImageFault } from './image-fault.ts'
import type { Measured } from './measured.ts'

/** What describes the images is a table, kilobytes for the largest grids of tiles. */
const MAX_META_BYTES = 1024 * 1024
/** Boxes in boxes: `meta` → `iprp` → `ipco` → `ispe`. */
const CONTAINERS = new Set(['iprp', 'ipco'])

/** HEIC and AVIF: the largest size that any of the pictures in it declares (ISO 23008-12), and that all of their bytes are there. */
export async function measureHeif(reader: ByteReader): Promise<Measured> {
  const meta = await findMeta(reader)
  const measured = { width: 0, height: 0, frames: 1 }
  // Behind version and flags of `meta` itself.
  for (const { name, body } of boxesIn(meta.subarray(4))) {
    if (name === 'ispe' && body.length >= 12) {
      const [width, height] = [body.readUInt32BE(4), body.readUInt32BE(8)]
      if (width * height > measured.width * measured.height) Object.assign(measured, { width, height })
    }
    if (name === 'iloc' && extentsEnd(body) > reader.byteSize) throw new ImageFault('image-truncated')
  }
  return measured
}

/** The table of a file, past the boxes before it, whose bytes are not read. */
async function findMeta(reader: ByteReader): Promise<Buffer> {
  for (let place = 0; ;) {
    const header = await reader.at(place, 8)
    const name = header.toString('latin1', 4, 8)
    let [length, headerBytes] = [header.readUInt32BE(0), 8]
    if (length === 1) [length, headerBytes] = [Number((await reader.at(place + 8, 8)).readBigUInt64BE(0)), 16]
    if (length === 0) length = reader.byteSize - place
    if (length < headerBytes) throw new ImageFault('image-damaged')
    if (name === 'meta') {
      if (length > MAX_META_BYTES) throw new ImageFault('image-damaged')
      return Buffer.from(await reader.at(place + headerBytes, length - headerBytes))
    }
    place += length
  }
}

/** All boxes within, those in containers too. */
function* boxesIn(bytes: Buffer): Generator<{ name: string; body: Buffer }> {
  for (let place = 0; place + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(place)
    if (length < 8 || place + length > bytes.length) throw new ImageFault('image-damaged')
    const name = bytes.toString('latin1', place + 4, place + 8)
    const body = bytes.subarray(place + 8, place + length)
    if (CONTAINERS.has(name)) yield* boxesIn(body)
    else yield { name, body }
    place += length
  }
}
