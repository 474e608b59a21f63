import sharp from 'sharp'
import type { Exif } from 'sharp'
import { expect, test } from 'vitest'
import { takenExif } from '../../test/drawn-photos.ts'
import { takenOf } from './taken.ts'

/** The EXIF block that sharp writes. */
async function block(exif: Exif): Promise<Buffer> {
  const photo = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
  const { exif: bytes } = await sharp(await photo.withExif(exif).jpeg().toBuffer()).metadata()
  return bytes ?? Buffer.alloc(0)
}

const { IFD3 } = takenExif('37/1 30/1 0/1', '127/1 0/1 0/1', '2026:11:23', '3/1 0/1 0/1')
const place = Object.fromEntries(Object.entries(IFD3).filter(([name]) => !/Date|Time/.test(name)))
const local = (zone?: string): Exif => ({
  IFD2: { DateTimeOriginal: '2026:11:23 12:00:00', ...(zone && { OffsetTimeOriginal: zone }) },
  IFD3: place,
})

test("the satellites' time is UTC; a camera's has its zone, or Korea's", async () => {
  const noon = Date.UTC(2026, 10, 23, 12)
  expect(takenOf(await block({ IFD3 }))?.atMs).toBe(Date.UTC(2026, 10, 23, 3))
  expect(takenOf(await block(local()))?.atMs).toBe(noon - 9 * 3_600_000)
  expect(takenOf(await block(local('+01:30')))?.atMs).toBe(noon - 1.5 * 3_600_000)
  expect(takenOf(await block(local('-03:00')))?.atMs).toBe(noon + 3 * 3_600_000)
})

test('south and west are negative', async () => {
  const exif = await block({ IFD3: { ...IFD3, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' } })
  expect(takenOf(exif)).toMatchObject({ lat: -37.5, lng: -127 })
})

test('a place without a time, a time without a place, and nonsense say nothing', async () => {
  expect(takenOf(await block({ IFD3: place }))).toBeNull()
  expect(takenOf(await block({ IFD2: { DateTimeOriginal: '2026:11:23 12:00:00' } }))).toBeNull()
  expect(takenOf(await block({ IFD3: { ...IFD3, GPSLatitude: '137/1 0/1 0/1' } }))).toBeNull()
  for (const bytes of [Buffer.alloc(0), Buffer.from('Exif\0\0'), Buffer.alloc(64, 0xff)])
    expect(takenOf(bytes)).toBeNull()
})
