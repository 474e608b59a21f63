import type { ImageType } from '@matjip/contracts'
import { IMAGE_TYPES } from '@matjip/contracts'
import { fileTypeFromBuffer } from 'file-type'

/** Names that file-type has for what we count as one type. An animated PNG is a PNG; a burst of HEIC shows as its first. */
const SAME: Record<string, ImageType> = {
  'image/apng': 'image/png',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
}

/** The type of ours that the first bytes of a file show, whatever its name or sender say; undefined for anything else. */
export async function imageTypeOf(firstBytes: Uint8Array): Promise<ImageType | undefined> {
  const sniffed = (await fileTypeFromBuffer(firstBytes))?.mime
  if (sniffed === undefined) return undefined
  if (sniffed === 'image/heif') return typeInsideHeif(firstBytes)
  return SAME[sniffed] ?? IMAGE_TYPES.find((type) => type === sniffed)
}

/** Such a file calls itself only "an image" (`mif1`); which codec is among its compatible brands (ISO 23008-12, box `ftyp`). */
function typeInsideHeif(firstBytes: Uint8Array): ImageType {
  const bytes = Buffer.from(firstBytes.buffer, firstBytes.byteOffset, firstBytes.byteLength)
  const brands = bytes.toString('latin1', 16, Math.min(bytes.readUInt32BE(0), bytes.length))
  return brands.match(/.{4}/gs)?.includes('avif') ? 'image/avif' : 'image/heic'
}
