import { createHash } from 'node:crypto'
import type { Upload } from '@matjip/contracts'
import type { Session } from '@matjip/e2e'
import ExifReader from 'exifreader'
import sharp from 'sharp'
import type { ExpectedPhoto } from './measured.ts'
import { post, settled, upload } from './photo-client.ts'

/** What became of a file, in words, and what of it is not as it should be. */
export interface PhotoVerdict {
  file: string
  expected: string
  actual: string
  faults: string[]
}

/** Sends one file the whole way that a phone would, and looks at everything that comes of it. */
export async function checkPhoto(session: Session, photo: ExpectedPhoto): Promise<PhotoVerdict> {
  const { file, bytes, type, outcome, size } = photo
  const expected = size ? `${type} ${outcome} ${size.join('×')}` : outcome
  const uploadId = await upload(session, bytes, type)
  const posted = await post(session, [uploadId])
  if ('codes' in posted) {
    const actual = posted.codes.join()
    return { file, expected, actual, faults: actual === expected ? [] : ['refused with another code'] }
  }
  const settledUpload = await settled(session, uploadId)
  const { image, failure, contentType } = settledUpload
  const actual = `${contentType} ${failure ?? image.status} ${image.width}×${image.height}`
  const faults = [
    ...(actual === expected ? [] : ['not as expected']),
    ...(await originalFaults(settledUpload, photo)),
    ...(await variantFaults(settledUpload)),
  ]
  return { file, expected, actual, faults }
}

/** Byte for byte, and with its GPS still in it. */
async function originalFaults({ original }: Upload, { sha256, hasGps }: ExpectedPhoto): Promise<string[]> {
  const answer = await fetch(original?.url ?? '')
  const bytes = Buffer.from(await answer.arrayBuffer())
  const faults: string[] = []
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) faults.push('the original has changed')
  if (hasGps && namesOf(bytes).gps.length === 0) faults.push('the original has lost its GPS')
  const unsigned = await fetch((original?.url ?? '').split('?')[0] ?? '')
  if (unsigned.ok) faults.push('the original is public')
  return faults
}

/** Two sizes, upright, cacheable for ever, with nothing in them but pixels. */
async function variantFaults({ image }: Upload): Promise<string[]> {
  const faults: string[] = []
  const [width = 0, height = 0] = [image.width ?? 0, image.height ?? 0]
  if (image.variants.length !== 2) faults.push(`${image.variants.length} variants`)
  if (Buffer.from(image.placeholder ?? '', 'base64').length < 5) faults.push('no thumbhash')
  for (const variant of image.variants) {
    const answer = await fetch(variant.url)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const { metadata, exif, gps } = { metadata: await sharp(bytes).metadata(), ...namesOf(bytes) }
    if (answer.headers.get('content-type') !== 'image/webp') faults.push('a variant is not served as image/webp')
    if (!/immutable/.test(answer.headers.get('cache-control') ?? '')) faults.push('a variant is not cacheable')
    if (metadata.width !== variant.width || metadata.height !== variant.height) faults.push('a size is not as told')
    if (metadata.space !== 'srgb') faults.push(`colours are ${metadata.space}`)
    if (Math.abs(variant.width / variant.height - width / height) > 0.02) faults.push('a variant is not upright')
    if (gps.length > 0) faults.push(`GPS: ${gps.join()}`)
    if (exif.length > 0) faults.push(`EXIF: ${exif.join()}`)
    await sharp(bytes).stats()
  }
  return faults
}

/** What an independent reader (ExifReader; sharp made the file) finds in it beside the picture. */
function namesOf(bytes: Buffer): { exif: string[]; gps: string[] } {
  const { exif = {}, gps = {}, xmp = {}, iptc = {} } = ExifReader.load(bytes, { expanded: true })
  return {
    exif: [...Object.keys(exif), ...Object.keys(xmp), ...Object.keys(iptc)],
    gps: [...Object.keys(gps), ...Object.keys(exif).filter((name) => name.startsWith('GPS'))],
  }
}
