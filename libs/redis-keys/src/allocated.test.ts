import { expect, test } from 'vitest'
import { allocated } from './allocated.ts'

test('sizes are those of jemalloc: steps of 16 up to 128, then four to each doubling', () => {
  expect([1, 16, 17, 128, 129, 160, 161, 513, 640, 641, 4096, 4097, 5121].map(allocated)).toEqual([
    16, 16, 32, 128, 160, 160, 192, 640, 640, 768, 4096, 5120, 6144,
  ])
})
