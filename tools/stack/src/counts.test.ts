import { expect, test } from 'vitest'
import { countLine, failureLine, readCounts, readFailures } from './counts.ts'

test('a count line is read back, among other output and in colour', () => {
  const counts = { passed: 12, failed: 3, skipped: 1 }
  expect(readCounts(`noise 1 passed, 0 failed\n\u001b[32m${countLine(counts)}\u001b[39m\nmore\n`)).toEqual(counts)
})

test('the last line counts, and skipped is left out where nothing was', () => {
  expect(countLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed')
  expect(readCounts('1 passed, 1 failed\n2 passed, 0 failed')).toEqual({ passed: 2, failed: 0, skipped: 0 })
  expect(readCounts('all well')).toBeUndefined()
})

test('what failed is read back in one line, with what it was thrown for', () => {
  const failure = { message: 'Property failed\n{ seed: 1 }', cause: new Error('expected 1 to be 2') }
  const output = `noise\n\u001b[31m${failureLine('a.test.ts > b', failure)}\u001b[39m\n${failureLine('c.test.ts')}\n${failureLine('d.test.ts', {})}\n FAILED e\n`
  expect(readFailures(output)).toEqual([
    'a.test.ts > b: Property failed { seed: 1 }, for expected 1 to be 2',
    'c.test.ts: no message',
    'd.test.ts: no message',
  ])
})
