import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IMAGE_TYPES } from '@matjip/contracts'
import type { SeedPhoto } from '../content/content.ts'
import { photoOf } from '../content/photo.ts'
import { weighted } from '../content/random.ts'
import type { Random } from '../content/random.ts'
import type { RealInput } from './real-input.ts'

/** A photo of this size is drawn as often as any smaller one; larger ones the less often, the larger they are. */
const ORDINARY_BYTES = 40_000
/** Above any camera's sensor: a picture that declares more is an attack, not a photo. */
const MAX_PIXELS = 100_000_000

/** A row of MEASURED.json: what the file really is. */
interface Measured {
  file: string
  sha256: string
  sniffedMime: string | null
  width?: number
  height?: number
  sharpDecodes: boolean
  heicDecode?: [number, number]
}

/** The photos that an upload would be accepted for: allowed by their bytes, sane in size, whole. By type of their bytes, never by name. */
export function usablePhotos(input: RealInput): SeedPhoto[] {
  const { files } = JSON.parse(input.readText('measuredPhotos')) as { files: Measured[] }
  return files.filter(isUsable).map(({ file, sha256, sniffedMime }) => {
    const bytes = readFileSync(join(input.pathOf('photos'), file))
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${file} is not the measured file`)
    return photoOf(bytes, sniffedMime ?? '')
  })
}

function isUsable({ sniffedMime, width = 0, height = 0, sharpDecodes, heicDecode }: Measured): boolean {
  const isAllowed = IMAGE_TYPES.some((type) => type === sniffedMime)
  return isAllowed && width * height <= MAX_PIXELS && (sharpDecodes || heicDecode !== undefined)
}

/** Draws a post's photo so that all of them together stay small: 4,108 posts take about 260 MB. */
export function photoDrawer(photos: SeedPhoto[], random: Random): () => SeedPhoto {
  if (photos.length === 0) throw new Error('no usable photo')
  const weights = photos.map(({ bytes }) => Math.min(1, ORDINARY_BYTES / bytes.length))
  return weighted(photos, weights, random)
}
