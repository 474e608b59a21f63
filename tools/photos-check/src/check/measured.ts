import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IMAGE_TYPES } from '@matjip/contracts'

/** A row of MEASURED.json: what somebody else's programs say that the file is. */
interface MeasuredFile {
  file: string
  sha256: string
  sniffedMime: string | null
  width?: number
  height?: number
  orientation?: number | null
  sharpDecodes: boolean
  sharpError?: string
  heicDecode?: [number, number]
  gps?: { lat: number; lon: number } | null
}

/** A file, and what is to become of it. */
export interface ExpectedPhoto {
  file: string
  bytes: Buffer
  sha256: string
  /** What its bytes are; `image/jpeg` is claimed for what is no image. */
  type: string
  /** `ready`, or the code with which it is refused. */
  outcome: string
  /** As it is shown; null where it is refused. */
  size: [width: number, height: number] | null
  hasGps: boolean
}

/** @throws Error where DIR holds no MEASURED.json, or another file than was measured */
export function readMeasured(dir: string): ExpectedPhoto[] {
  const folder = existsSync(join(dir, 'MEASURED.json')) ? dir : join(dir, 'images')
  const { files } = JSON.parse(readFileSync(join(folder, 'MEASURED.json'), 'utf8')) as { files: MeasuredFile[] }
  return files.map((measured) => {
    const bytes = readFileSync(join(folder, measured.file))
    if (createHash('sha256').update(bytes).digest('hex') !== measured.sha256)
      throw new Error(`${measured.file} is not the file that was measured`)
    return expectationOf(measured, bytes)
  })
}

function expectationOf(measured: MeasuredFile, bytes: Buffer): ExpectedPhoto {
  const { file, sha256, sniffedMime, width = 0, height = 0, orientation } = measured
  const ours = sniffedMime === 'image/heif' ? 'image/heic' : sniffedMime
  const outcome = outcomeOf(measured, ours)
  const isTurned = (orientation ?? 1) >= 5
  const size: [number, number] = isTurned ? [height, width] : [width, height]
  return {
    file,
    bytes,
    sha256,
    type: ours ?? 'image/jpeg',
    outcome,
    size: outcome === 'ready' ? size : null,
    hasGps: (measured.gps ?? null) !== null,
  }
}

function outcomeOf({ sharpDecodes, sharpError, heicDecode }: MeasuredFile, type: string | null): string {
  if (!IMAGE_TYPES.some((known) => known === type)) return 'image-not-an-image'
  if (sharpDecodes || heicDecode) return 'ready'
  return /pixel limit/.test(sharpError ?? '') ? 'image-too-many-pixels' : 'image-truncated'
}
