import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesPattern } from './pattern.ts'

/** The documented meaning, word for word, as a recursion that is too slow to ship. */
function oracle(pattern: string, path: string): boolean {
  const [head, ...rest] = pattern
  if (head === undefined) return path === ''
  const tail = rest.join('')
  if (head === '*') return oracle(tail, path) || (path !== '' && oracle(pattern, path.slice(1)))
  return path !== '' && (head === '?' || head === path[0]) && oracle(tail, path.slice(1))
}

const text = (letters: string, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength }).map((characters) => characters.join(''))

test('agrees with the documented meaning on arbitrary patterns and paths', () => {
  const matched = { yes: 0, no: 0 }
  fc.assert(
    fc.property(text('*?/aAb', 8), text('/aAb', 10), (pattern, path) => {
      const expected = oracle(pattern, path)
      matched[expected ? 'yes' : 'no']++
      expect(matchesPattern(pattern, path)).toBe(expected)
    }),
    { numRuns: 3000 },
  )
  // Both answers must have been exercised, or the property proves nothing.
  expect(Math.min(matched.yes, matched.no)).toBeGreaterThan(50)
})

test('a pattern without wildcards matches itself only', () => {
  const literal = text('/abCD._-~', 20)
  fc.assert(fc.property(literal, literal, (a, b) => matchesPattern(a, b) === (a === b)))
})

test('a star swallows slashes, line ends and nothing', () => {
  for (const path of ['/img/', '/img/a', '/img/a/b', '/img/\n/x']) expect(matchesPattern('/img/*', path)).toBe(true)
  expect(matchesPattern('/img/*/pics', '/img/a/b/pics')).toBe(true)
  expect(matchesPattern('/img/*', '/img')).toBe(false)
})

test('a question mark is exactly one character', () => {
  expect(['/a', '/ab', '/abc'].map((path) => matchesPattern('/a?', path))).toEqual([false, true, false])
})

test('letters of a regular expression mean themselves', () => {
  expect(matchesPattern('/a.c$', '/abc')).toBe(false)
  expect(matchesPattern('/a.c$+', '/a.c$+')).toBe(true)
})

test('a hostile pattern stays fast', () => {
  const started = performance.now()
  expect(matchesPattern('*a*a*a*a*b', 'a'.repeat(8000))).toBe(false)
  // Backtracking over five stars would take hours; a slow machine needs some tens of milliseconds.
  expect(performance.now() - started).toBeLessThan(2000)
})
