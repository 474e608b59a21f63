import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import {
  distance,
  DRAWN,
  drawPhoto,
  HEIGHT,
  quarterColours,
  takenExif,
  webpChunks,
  WIDTH,
} from '../../test/drawn-photos.ts'
import { deriveImage } from './derive-image.ts'

const jpeg = 'image/jpeg'
/** JPEG and WebP each move a colour a little. */
const SLIGHT = 14
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)

test('two sizes of WebP, the size of the original and a thumbhash', async () => {
  const { width, height, placeholder, variants, taken } = await deriveImage(await drawPhoto(), jpeg)
  expect([width, height, taken]).toEqual([WIDTH, HEIGHT, null])
  expect(variants.map(({ asked, width, height }) => [asked, width, height])).toEqual([
    [320, 320, 240],
    [1080, 1080, 810],
  ])
  expect(Buffer.from(placeholder, 'base64').length).toBeLessThan(40)
  for (const { bytes, width, height } of variants) {
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height, space: 'srgb' })
    expect(distance(await quarterColours(bytes), DRAWN)).toBeLessThan(SLIGHT)
  }
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i is applied and left out', async (orientation) => {
  const { width, height, variants } = await deriveImage(await drawPhoto({ orientation }), jpeg)
  expect([width, height]).toEqual([WIDTH, HEIGHT])
  for (const { bytes } of variants) {
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined()
    expect(distance(await quarterColours(bytes), DRAWN)).toBeLessThan(SLIGHT)
  }
})

test('place and time of a photo are read, and nothing of them is in what is made', async () => {
  const exif = takenExif('37/1 32/1 40/1', '127/1 3/1 21/1', '2026:11:23', '3/1 12/1 45/1')
  const { variants, taken } = await deriveImage(await drawPhoto({ exif, orientation: 6 }), jpeg)
  expect(taken?.atMs).toBe(Date.UTC(2026, 10, 23, 3, 12, 45))
  expect(taken?.lat).toBeCloseTo(37.54444, 4)
  expect(taken?.lng).toBeCloseTo(127.05583, 4)
  for (const { bytes } of variants) expect(webpChunks(bytes).filter((name) => !name.startsWith('VP8'))).toEqual([])
})

test("a printer's colours come out as the screen's", async () => {
  const { variants } = await deriveImage(await drawPhoto({ space: 'cmyk' }), jpeg)
  // CMYK has no such red or blue: near is as near as it gets. Unconverted, all of it would be off by a hundred and more.
  for (const { bytes } of variants) expect(distance(await quarterColours(bytes), DRAWN)).toBeLessThan(70)
})

test('a picture that is smaller is not blown up; one that is very tall is bounded', async () => {
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } } })
      .png()
      .toBuffer()
  const small = await deriveImage(await plain(200, 100), 'image/png')
  expect(small.variants.map(({ width, height }) => [width, height])).toEqual([
    [200, 100],
    [200, 100],
  ])
  expect((await sharp(small.variants[0]?.bytes).metadata()).hasAlpha).toBe(true)
  const tall = await deriveImage(await plain(300, 9_000), 'image/png')
  for (const { asked, height } of tall.variants) expect(height).toBeLessThanOrEqual(asked * 4)
})

test('of an animation the first frame is shown; grey and palettes become colours', async () => {
  const frames = sharp(Buffer.concat([Buffer.alloc(60 * 40 * 3, 0x20), Buffer.alloc(60 * 40 * 3, 0xe0)]), {
    raw: { width: 60, height: 80, channels: 3, pageHeight: 40 },
  })
  const animation = await deriveImage(await frames.gif().toBuffer(), 'image/gif')
  expect([animation.width, animation.height]).toEqual([60, 40])
  const grey = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#777777' } })
    .toColourspace('b-w')
    .png()
    .toBuffer()
  const { variants } = await deriveImage(grey, 'image/png')
  expect(distance([(await quarterColours(variants[0]?.bytes ?? grey))[0] ?? []], [[0x77, 0x77, 0x77]])).toBeLessThan(4)
})

test.each([
  ['a text', Buffer.from('국밥이 아니다'), jpeg],
  ['a photo whose middle is missing', half(await drawPhoto()), jpeg],
  ['what is no HEIC', await drawPhoto(), 'image/heic'],
])('%s cannot be decoded', async (_, bytes, type) => {
  await expect(deriveImage(bytes, type)).rejects.toThrow()
})

const folder = `${process.env.MATJIP_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))}/images`

describe.skipIf(!existsSync(folder))('real photos', () => {
  test.each([
    ['heic-single.heic', 'image/heic', 1440, 960],
    ['samplefilehub.heif', 'image/heic', 640, 426],
    ['Irvine_CA.avif', 'image/avif', 480, 640],
    ['rotating-squares.gif', 'image/gif', 80, 80],
  ])('%s is decoded', async (file, type, width, height) => {
    const derived = await deriveImage(readFileSync(`${folder}/${file}`), type)
    expect([derived.width, derived.height]).toEqual([width, height])
    expect(derived.variants[1]?.width).toBe(Math.min(1080, width))
  })
})
