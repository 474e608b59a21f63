import { expect, test } from 'vitest'
import { countLine, readCounts, readFailures } from './counts.ts'

test('a count line is read back, among other output and in colour', () => {
  const counts = { passed: 12, failed: 3, skipped: 1 }
  expect(readCounts(`noise 1 passed, 0 failed\n\u001b[32m${countLine(counts)}\u001b[39m\nmore\n`)).toEqual(counts)
})

test('the last line counts, and skipped is left out where nothing was', () => {
  expect(countLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed')
  expect(readCounts('1 passed, 1 failed\n2 passed, 0 failed')).toEqual({ passed: 2, failed: 0, skipped: 0 })
  expect(readCounts('all well')).toBeUndefined()
})

test('failed tests are read with the first line of their errors', () => {
  const output = '\u001b[41m FAIL \u001b[49m a.test.ts > b\nError: c\n\n FAIL  d.test.ts\nSyntaxError: e\n FAILED f\n'
  expect(readFailures(output)).toEqual(['a.test.ts > b: Error: c', 'd.test.ts: SyntaxError: e'])
})
