import { expect, test } from 'vitest'
import type { Image } from '../api/types.ts'
import { showImage } from './show-image.ts'

const image = (id: string, status = 'processing') =>
  ({ id, status, width: null, height: null, placeholder: null, variants: [] }) as Image
const read = {
  pages: [{ items: [{ post: { id: '1', images: [image('7'), image('8')] } }, { post: { id: '2', images: [] } }] }],
}

test('an image that is ready takes the place of what was read before', () => {
  const shown = showImage(read, image('8', 'ready'))
  expect(shown.pages[0]?.items[0]?.post.images.map(({ status }) => status)).toEqual(['processing', 'ready'])
  expect(shown.pages[0]?.items[1]).toBe(read.pages[0]?.items[1])
})

test('where it stands nowhere, nothing changes', () => {
  expect(showImage(read, image('9', 'ready'))).toBe(read)
  // A post of the same number is no image.
  expect(showImage(read, image('2', 'ready'))).toBe(read)
})
