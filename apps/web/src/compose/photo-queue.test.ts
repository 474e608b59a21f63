import { expect, test } from 'vitest'
import { nextPhotos, photoType } from './photo-queue.ts'
import type { DraftPhoto, PhotoEvent } from './photo-queue.ts'

const add = (...keys: string[]): PhotoEvent => ({
  type: 'added',
  photos: keys.map((key) => ({ key, name: `${key}.jpg`, preview: `blob:${key}` })),
})
const run = (...events: PhotoEvent[]) => events.reduce<readonly DraftPhoto[]>(nextPhotos, [])
const order = (photos: readonly DraftPhoto[]) => photos.map(({ key }) => key).join('')

test('a photo goes from its first byte to an upload id', () => {
  const [photo] = run(add('a'), { type: 'progressed', key: 'a', progress: 0.4 })
  expect(photo).toMatchObject({ state: 'uploading', progress: 0.4, uploadId: null })
  const [done] = run(add('a'), { type: 'uploaded', key: 'a', uploadId: '7' })
  expect(done).toMatchObject({ state: 'uploaded', progress: 1, uploadId: '7' })
})

test('a failed photo keeps its place and begins again at nothing', () => {
  const failed = run(
    add('a', 'b'),
    { type: 'progressed', key: 'a', progress: 0.9 },
    { type: 'failed', key: 'a', fault: '끊김' },
  )
  expect(failed[0]).toMatchObject({ state: 'failed', fault: '끊김' })
  expect(nextPhotos(failed, { type: 'retried', key: 'a' })[0]).toMatchObject({
    state: 'uploading',
    progress: 0,
    fault: null,
  })
})

test('photos change places, not beyond the ends', () => {
  expect(order(run(add('a', 'b', 'c'), { type: 'moved', key: 'c', by: -1 }))).toBe('acb')
  expect(order(run(add('a', 'b'), { type: 'moved', key: 'a', by: -1 }))).toBe('ab')
  expect(order(run(add('a', 'b'), { type: 'moved', key: 'b', by: 1 }))).toBe('ab')
})

test('word of a photo that was removed changes nothing', () => {
  expect(order(run(add('a', 'b'), { type: 'removed', key: 'a' }, { type: 'uploaded', key: 'a', uploadId: '7' }))).toBe(
    'b',
  )
})

test('a photo is known by its type, HEIC by its name, too', () => {
  expect(photoType({ name: 'a.jpg', type: 'image/jpeg' })).toBe('image/jpeg')
  expect(photoType({ name: 'IMG_1.HEIC', type: '' })).toBe('image/heic')
  expect(photoType({ name: 'a.heif', type: 'image/heif' })).toBe('image/heic')
  expect(photoType({ name: 'a.svg', type: 'image/svg+xml' })).toBeUndefined()
  expect(photoType({ name: 'a.pdf', type: 'application/pdf' })).toBeUndefined()
})
