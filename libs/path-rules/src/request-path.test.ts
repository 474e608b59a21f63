import fc from 'fast-check'
import { expect, test } from 'vitest'
import { climbsAboveRoot, pathOf } from './request-path.ts'

test('the path ends at the first question mark', () => {
  expect(pathOf('/posts?next=/feed?x')).toBe('/posts')
  expect(pathOf('/posts%3Fa')).toBe('/posts%3Fa')
  fc.assert(fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => pathOf(`${path}?${query}`) === path))
})

test.each(['/..', '/a/../..', '/owner/config/..%2f..%2F..%2Ftest', '/%2e%2E/a', '/./../a', '//../..'])(
  '%s leaves the root',
  (path) => expect(climbsAboveRoot(path)).toBe(true),
)

test.each(['/', '/a/..', '/posts/../healthz', '/owner/config/..%2F..%2Ftest', '/a/...', '/..a', '/a%252f..'])(
  '%s stays below the root',
  (path) => expect(climbsAboveRoot(path)).toBe(false),
)

test('agrees with the URL standard: below a folder of its own, exactly a climbing path leaves it', () => {
  const segments = fc.array(fc.constantFrom('a', 'b', '.', '..'), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(segments, (names) => {
      const path = `/${names.join('/')}`
      const left = !new URL(`http://host/x${path}`).pathname.startsWith('/x')
      expect(climbsAboveRoot(path)).toBe(left)
    }),
  )
})
