import sharp from 'sharp'
import type { Sharp } from 'sharp'
import type { ByteSource } from '../src/inspect/byte-reader.ts'

interface DrawnImage {
  type: string
  bytes: Buffer
  frames: number
}

const WIDTH = 60
const HEIGHT = 40

/** A picture of 60 × 40 of each type that can be written here; by name. */
export async function drawnImages(): Promise<Record<string, DrawnImage>> {
  const raw = { width: WIDTH, height: HEIGHT, channels: 3 as const }
  const pixels = (shift: number) =>
    Buffer.from(Array.from({ length: WIDTH * HEIGHT * 3 }, (_, index) => (index * 7 + shift * 61) % 256))
  const still = () => sharp(pixels(0), { raw })
  const frames = Buffer.concat([pixels(0), pixels(1), pixels(2)])
  const moving = () => sharp(frames, { raw: { ...raw, height: HEIGHT * 3, pageHeight: HEIGHT } as never })
  const image = async (type: string, made: Sharp, count = 1) => ({ type, bytes: await made.toBuffer(), frames: count })
  return {
    jpeg: await image('image/jpeg', still().jpeg()),
    'progressive jpeg': await image('image/jpeg', still().jpeg({ progressive: true, mozjpeg: true })),
    'jpeg with exif': await image(
      'image/jpeg',
      still()
        .withExif({ IFD0: { Copyright: '식당'.repeat(3_000) } })
        .jpeg(),
    ),
    png: await image('image/png', still().png()),
    webp: await image('image/webp', still().webp()),
    'lossless webp': await image('image/webp', still().webp({ lossless: true })),
    'webp with exif': await image(
      'image/webp',
      still()
        .withExif({ IFD0: { Copyright: '식당' } })
        .webp(),
    ),
    'animated webp': await image('image/webp', moving().webp(), 3),
    gif: await image('image/gif', still().gif()),
    'animated gif': await image('image/gif', moving().gif(), 3),
    avif: await image('image/avif', still().avif({ effort: 0 })),
  }
}

/** Bytes that are far away, and how many of them were fetched. */
export function sourceOf(bytes: Uint8Array): ByteSource & { fetched(): number } {
  let fetched = 0
  return {
    byteSize: bytes.length,
    async read(start, length) {
      if (start < 0 || length < 1 || start + length > bytes.length) throw new RangeError(`${start}+${length}`)
      fetched += length
      return Buffer.from(bytes.subarray(start, start + length))
    },
    fetched: () => fetched,
  }
}
