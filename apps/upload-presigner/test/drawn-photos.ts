import sharp from 'sharp'
import type { Exif } from 'sharp'

/** Sides of a drawn photo; red, green, blue and grey quarters from the top left on. */
export const WIDTH = 1_600
export const HEIGHT = 1_200

interface PhotoOptions {
  /** As EXIF counts: 1 is upright. The picture is stored so that it is upright once that is applied. */
  orientation?: number
  exif?: Exif
  space?: 'srgb' | 'cmyk'
}

const quarters: [colour: string, left: number, top: number][] = [
  ['#d02020', 0, 0],
  ['#20a040', WIDTH / 2, 0],
  ['#2040c0', 0, HEIGHT / 2],
  ['#808080', WIDTH / 2, HEIGHT / 2],
]

/** What undoes each orientation: turns, then whether it is mirrored. */
const undo: Record<number, [degrees: number, flop: boolean]> = {
  1: [0, false],
  2: [0, true],
  3: [180, false],
  4: [180, true],
  5: [270, true],
  6: [270, false],
  7: [90, true],
  8: [90, false],
}

const picture = () =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#000000' } }).composite(
    quarters.map(([background, left, top]) => ({
      input: { create: { width: WIDTH / 2, height: HEIGHT / 2, channels: 3, background } },
      left,
      top,
    })),
  )

/** A photo as a camera writes it, drawn. */
export async function drawPhoto({ orientation = 1, exif, space = 'srgb' }: PhotoOptions = {}): Promise<Buffer> {
  const [degrees, flop] = undo[orientation] ?? [0, false]
  const upright = await picture().png({ compressionLevel: 1 }).toBuffer()
  const turned = await sharp(upright).rotate(degrees).flop(flop).png({ compressionLevel: 1 }).toBuffer()
  let photo = sharp(turned)
  if (exif) photo = photo.withExif(exif)
  if (orientation !== 1) photo = photo.withMetadata({ orientation })
  if (space === 'cmyk') photo = photo.toColourspace('cmyk')
  return photo.jpeg({ quality: 92 }).toBuffer()
}

/** Colours in the middle of the four quarters, from the top left on. */
export async function quarterColours(image: Uint8Array): Promise<number[][]> {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => {
    const start = (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * info.channels
    return [...data.subarray(start, start + 3)]
  }
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)]
}

/** The colours as they were drawn. */
export const DRAWN = [
  [0xd0, 0x20, 0x20],
  [0x20, 0xa0, 0x40],
  [0x20, 0x40, 0xc0],
  [0x80, 0x80, 0x80],
]

/** The largest difference of any channel. */
export function distance(a: number[][], b: number[][]): number {
  return Math.max(...a.flatMap((colour, i) => colour.map((value, j) => Math.abs(value - (b[i]?.[j] ?? 0)))))
}

/** Names of the chunks of a WebP, read here and not by who wrote it. */
export function webpChunks(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes)
  const names: string[] = []
  for (let place = 12; place + 8 <= file.length;) {
    names.push(file.toString('latin1', place, place + 4))
    const length = file.readUInt32LE(place + 4)
    place += 8 + length + (length % 2)
  }
  return names
}

/** EXIF that says: at this place, at this moment. */
export function takenExif(
  lat: string,
  lng: string,
  date: string,
  time: string,
): Exif & { IFD3: Record<string, string> } {
  return {
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: lat,
      GPSLongitudeRef: 'E',
      GPSLongitude: lng,
      GPSDateStamp: date,
      GPSTimeStamp: time,
    },
  }
}
