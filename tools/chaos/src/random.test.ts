import { expect, test } from 'vitest'
import { createRandom } from './random.ts'

test('the same seed draws the same, another one something else', () => {
  const draw = (seed: number) => {
    const random = createRandom(seed)
    return [random.next(), random.int(1, 6), random.pick(['a', 'b', 'c']), random.shuffle([1, 2, 3, 4]).join('')]
  }
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
})

test('a fork is a stream of its own: what its parent draws meanwhile does not shift it', () => {
  const [one, other] = [createRandom(7), createRandom(7)]
  other.next()
  expect(one.fork('queue').next()).toBe(other.fork('queue').next())
  expect(one.fork('queue').next()).not.toBe(one.fork('load').next())
})

test('whole numbers reach both ends and nothing beyond', () => {
  const random = createRandom(1)
  const drawn = new Set(Array.from({ length: 200 }, () => random.int(3, 5)))
  expect([...drawn].sort()).toEqual([3, 4, 5])
})
