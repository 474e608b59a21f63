import { expect, test } from 'vitest'
import { createFinder } from './find-needles.ts'

const finder = createFinder({ userId: 4711, texts: ['4711', 'mina', '맛 "있다"', 'uploads/a1b2'], postIds: [900] })

test.each([
  ['(1,4711,t)', true],
  ['{4711,5}', true],
  ['viewer:{4711}', true],
  ['{"authorId": 4711}', true],
  ['(1,47110,t)', false],
  ['(1,14711,t)', false],
  ['x mina_2', true],
  ['{"text": "맛 \\"있다\\""}', true],
  ['"맛 ""있다"""', false],
  ['uploads/a1b2', true],
  ['', false],
  ['900', false],
])('%s: %s', (text, expected) => expect(finder.isIn(text)).toBe(expected))

test('an id among doubles is found, another is not; ids of posts are told apart', () => {
  const entry = (id: number) =>
    Buffer.concat([Buffer.from('{"lengths":[1]}\n'), Buffer.from(Float64Array.of(3, id).buffer)])
  expect([finder.isInBytes(entry(4711)), finder.isInBytes(entry(4712))]).toEqual([true, false])
  expect([finder.hasPost('1:900 2:901'), finder.hasPost('9000')]).toEqual([true, false])
})
