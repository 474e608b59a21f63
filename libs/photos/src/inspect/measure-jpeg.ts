import type { ByteReader } from './byte-reader.ts'
import { ImageFault } from './image-fault.ts'
import type { Measured } from './measured.ts'

/** The second bytes of markers (ITU T.81, table B.1). */
const SOS = 0xda
const EOI = 0xd9
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7
/** TEM and RSTn have no length behind them. */
const isBare = (marker: number) => marker === 0x01 || isRestart(marker)

/** Size from the frame header; then either the file ends with the end marker, as nearly all do, or the scan is walked to it. */
export async function measureJpeg(reader: ByteReader): Promise<Measured> {
  let size: { width: number; height: number } | undefined
  let place = 2
  for (;;) {
    const { marker, at } = await nextMarker(reader, place)
    if (marker === EOI) throw new ImageFault('image-damaged')
    if (isFrame(marker)) {
      const frame = await reader.at(at, 7)
      size = { height: frame.readUInt16BE(3), width: frame.readUInt16BE(5) }
    }
    if (marker === SOS) {
      place = at
      break
    }
    place = isBare(marker) ? at : await behindSegment(reader, at)
  }
  if (!size) throw new ImageFault('image-damaged')
  const end = await reader.tail(2)
  if (end[0] !== 0xff || end[1] !== EOI) await findEnd(reader, place)
  return { ...size, frames: 1 }
}

/** The marker at a place, which fill bytes may precede; `at` is the byte behind it. */
async function nextMarker(reader: ByteReader, place: number): Promise<{ marker: number; at: number }> {
  if ((await reader.at(place, 1))[0] !== 0xff) throw new ImageFault('image-damaged')
  for (let at = place + 1; ; at++) {
    const [byte = 0] = await reader.at(at, 1)
    if (byte === 0x00) throw new ImageFault('image-damaged')
    if (byte !== 0xff) return { marker: byte, at: at + 1 }
  }
}

async function behindSegment(reader: ByteReader, place: number): Promise<number> {
  const length = (await reader.at(place, 2)).readUInt16BE(0)
  if (length < 2) throw new ImageFault('image-damaged')
  return place + length
}

/**
 * Walks the coded data, where 0xFF stands before 0x00, a restart or a marker, until the end marker.
 * @param place the length of the first scan's header
 * @throws ImageFault image-truncated where there is none
 */
async function findEnd(reader: ByteReader, place: number): Promise<void> {
  place = await behindSegment(reader, place)
  for (;;) {
    const bytes = await reader.from(place)
    const at = markerIn(bytes)
    const marker = at === undefined ? undefined : bytes[at + 1]
    if (marker === EOI) return
    if (at !== undefined) place = await behindSegment(reader, place + at + 2)
    // The last byte may be the first half of a marker; alone at the end of the file it is none.
    else if (bytes.length > 1) place += bytes.length - 1
    else throw new ImageFault('image-truncated')
  }
}

/** Where the first marker of a segment or the end stands. One plain loop: bytes are many, and hostile ones are all 0xFF. */
function markerIn(bytes: Buffer): number | undefined {
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0x00 && next !== 0xff && !isBare(next)) return at
  }
  return undefined
}
