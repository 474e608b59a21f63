import { createHash } from 'node:crypto'
import type { SeedPhoto } from './content.ts'

/** A photo with the checksum that its upload carries. */
export function photoOf(bytes: Buffer, contentType: string): SeedPhoto {
  return { bytes, contentType, sha256: createHash('sha256').update(bytes).digest('base64') }
}
