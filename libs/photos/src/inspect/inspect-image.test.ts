import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnImages, sourceOf } from '../../test/drawn-images.ts'
import { inspectImage } from './inspect-image.ts'

const images = await drawnImages()

describe.each(Object.entries(images))('%s', (_, { type, bytes, frames }) => {
  test('its declared size and frames are read, and its end is found', async () => {
    const expected = { type, measured: { width: 60, height: 40, frames } }
    expect(await inspectImage(sourceOf(bytes), type)).toEqual(expected)
  })

  test('what stands behind its end does not matter', async () => {
    const longer = Buffer.concat([bytes, Buffer.alloc(300_000, 0x2a)])
    expect(await inspectImage(sourceOf(longer), type)).toMatchObject({ measured: { width: 60 } })
  })

  test('cut anywhere, it is refused: as truncated, or as damaged or nothing where hardly anything is left', async () => {
    const cuts = Array.from({ length: 40 }, (_, index) => 1 + Math.floor((index * (bytes.length - 2)) / 40))
    for (const cut of [...cuts, bytes.length - 1]) {
      const answer = await inspectImage(sourceOf(bytes.subarray(0, cut)), type)
      expect([cut, answer]).toEqual([
        cut,
        { fault: expect.stringMatching(/image-(truncated|damaged|not-an-image|type-mismatch)/) },
      ])
      if (cut > bytes.length / 2) expect([cut, answer]).toEqual([cut, { fault: 'image-truncated' }])
    }
  })

  test('announced as another type it is refused', async () => {
    const other = type === 'image/png' ? 'image/jpeg' : 'image/png'
    expect(await inspectImage(sourceOf(bytes), other)).toEqual({ fault: 'image-type-mismatch' })
  })

  test('whatever its bytes are changed to: it ends, says one thing, and fetches no more than a little', async () => {
    const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.uint8Array({ minLength: 1, maxLength: 8 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        const mutant = Buffer.from(bytes)
        for (const { at, to } of changes) mutant.set(to.subarray(0, mutant.length - at), at)
        const source = sourceOf(mutant)
        const answer = await inspectImage(source, type)
        expect('fault' in answer || answer.measured.width > 0).toBe(true)
        expect(source.fetched()).toBeLessThan(2_000_000)
      }),
      { numRuns: 150 },
    )
  })
})

test('a size that nobody needs is refused by the header alone', async () => {
  const png = Buffer.from((images.png ?? { bytes: Buffer.alloc(0) }).bytes)
  png.writeUInt32BE(65_536, 16)
  png.writeUInt32BE(65_536, 20)
  const source = sourceOf(png)
  expect(await inspectImage(source, 'image/png')).toEqual({ fault: 'image-too-many-pixels' })
  png.writeUInt32BE(0, 16)
  expect(await inspectImage(sourceOf(png), 'image/png')).toEqual({ fault: 'image-damaged' })
})

test('more frames than are taken are not even counted', async () => {
  const { bytes } = images['animated gif'] ?? { bytes: Buffer.alloc(0) }
  // The frames stand between the header with its extensions and the last byte.
  const frame = bytes.indexOf(Buffer.from([0x21, 0xf9, 0x04]))
  const frames = bytes.subarray(frame, -1)
  const endless = Buffer.concat([
    bytes.subarray(0, frame),
    ...Array.from({ length: 300 }, () => frames),
    bytes.subarray(-1),
  ])
  expect(await inspectImage(sourceOf(endless), 'image/gif')).toEqual({ fault: 'image-too-many-frames' })
})

test('20 MB of markers, of empty chunks or of tiny blocks are refused in time', async () => {
  const { jpeg, png, gif } = images
  if (!jpeg || !png || !gif) throw new Error('not drawn')
  const hostile: [string, Buffer][] = [
    ['image/jpeg', Buffer.concat([jpeg.bytes.subarray(0, -2), Buffer.alloc(20_000_000, 0xff)])],
    ['image/jpeg', Buffer.concat([jpeg.bytes.subarray(0, 2), Buffer.alloc(20_000_000, 0xff)])],
    ['image/jpeg', Buffer.concat([jpeg.bytes.subarray(0, -2), Buffer.alloc(20_000_000, Buffer.from([0xff, 0x00]))])],
    ['image/png', Buffer.concat([png.bytes.subarray(0, 33), Buffer.alloc(20_000_000)])],
    ['image/gif', Buffer.concat([gif.bytes.subarray(0, -2), Buffer.alloc(20_000_000, 0x01)])],
  ]
  for (const [type, bytes] of hostile) {
    const began = process.cpuUsage()
    expect(await inspectImage(sourceOf(bytes), type)).toEqual({ fault: expect.stringMatching(/truncated|damaged/) })
    const { user, system } = process.cpuUsage(began)
    // Seconds, where a walk without bounds takes many.
    expect((user + system) / 1e6).toBeLessThan(2)
  }
})
