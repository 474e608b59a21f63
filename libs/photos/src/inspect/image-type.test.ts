import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imageTypeOf } from './image-type.ts'

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const folder = `${process.env.MATJIP_DATA ?? `${root}/../shared/data`}/images`
const measured = `${folder}/MEASURED.json`

/** A box `ftyp`: size, name, major brand, minor version, compatible brands. */
function ftyp(major: string, ...compatible: string[]): Buffer {
  const brands = Buffer.from(`ftyp${major}\0\0\0\0${compatible.join('')}`, 'latin1')
  const size = Buffer.alloc(4)
  size.writeUInt32BE(brands.length + 4)
  return Buffer.concat([size, brands, Buffer.from('\0\0\0\x10metaavif')])
}

test('the codec of a file that only calls itself an image is read from its brands', async () => {
  expect(await imageTypeOf(ftyp('mif1', 'mif1', 'heic'))).toBe('image/heic')
  expect(await imageTypeOf(ftyp('mif1', 'mif1', 'avif'))).toBe('image/avif')
  expect(await imageTypeOf(ftyp('heic', 'mif1'))).toBe('image/heic')
  expect(await imageTypeOf(ftyp('avif', 'mif1'))).toBe('image/avif')
})

test('what is no image of ours has no type', async () => {
  for (const text of ['', 'a', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'PK\x03\x04', 'MZ']) {
    expect(await imageTypeOf(Buffer.from(text, 'latin1'))).toBeUndefined()
  }
})

test('hostile bytes after any magic never make it throw', async () => {
  const heads = [PNG, ftyp('mif1', 'heic'), Buffer.from('GIF89a'), Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from('\0')]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(40),
      async (head, tail, cut) => {
        const type = await imageTypeOf(Buffer.concat([head.subarray(0, cut), tail]))
        expect(type === undefined || type.startsWith('image/')).toBe(true)
      },
    ),
  )
})

describe.skipIf(!existsSync(measured))('real photos', () => {
  interface Measured {
    file: string
    sniffedMime: string | null
  }
  const { files } = existsSync(measured)
    ? (JSON.parse(readFileSync(measured, 'utf8')) as { files: Measured[] })
    : { files: [] }

  test.for(files)('$file', async ({ file, sniffedMime }) => {
    const bytes = readFileSync(`${folder}/${file}`).subarray(0, 4_100)
    const expected = sniffedMime === 'image/heif' ? 'image/heic' : (sniffedMime ?? undefined)
    expect(await imageTypeOf(bytes)).toBe(expected)
  })
})
