import { expect, test } from 'vitest'
import { preferredWait } from './prefer-wait.ts'

test.each([
  [undefined, null],
  ['', null],
  ['wait=2', 2],
  ['WAIT = "3"', 3],
  ['respond-async, wait=1; foo=bar', 1],
  [['handling=lenient', 'wait=2'], 2],
  ['wait=2, wait=4', 2],
  ['wait=0', 0],
  ['wait=3600', 5],
  ['wait=-1', null],
  ['wait=1e3', null],
  ['wait', null],
  ['await=2', null],
])('Prefer: %j asks for %j seconds', (header, seconds) => {
  expect(preferredWait(header)).toBe(seconds)
})
