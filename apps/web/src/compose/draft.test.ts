import { expect, test } from 'vitest'
import { missingOf } from './draft.ts'
import type { DraftPhoto } from './photo-queue.ts'

const photo = (state: DraftPhoto['state']): DraftPhoto => ({
  ...{ key: 'a', name: 'a.jpg', preview: 'blob:a', progress: 0, uploadId: null, fault: null },
  state,
})

test('a draft says what it still needs', () => {
  expect(missingOf({ text: '국밥', photos: [] })).toBe('photo')
  expect(missingOf({ text: '국밥', photos: [photo('uploaded'), photo('uploading')] })).toBe('upload')
  expect(missingOf({ text: '국밥', photos: [photo('failed')] })).toBe('upload')
  expect(missingOf({ text: ' \n', photos: [photo('uploaded')] })).toBe('text')
  expect(missingOf({ text: '국밥', photos: [photo('uploaded')] })).toBeNull()
})
