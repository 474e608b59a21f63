import { describe, expect, test } from 'vitest'
import { type ConformanceSet, runConformance } from '../test/conformance.ts'
import { DEVIATIONS } from '../test/deviations.ts'
import { OWN_CASES } from '../test/own-cases.ts'
import { readSharedFile } from '../test/shared-files.ts'

/** The set's size when its figure was written down: a shrunken file must not pass. */
const TWITTER_CASES = 78

describe('our own cases', () => {
  for (const { name, expected, actual } of runConformance(OWN_CASES)) {
    test(name, () => expect(actual).toBe(expected))
  }
})

const file = readSharedFile('twitter-text-conformance-hashtags.json')

describe.skipIf(file === null)('twitter-text', () => {
  const outcomes = file === null ? [] : runConformance(JSON.parse(file) as ConformanceSet)

  for (const { name, expected, actual } of outcomes) {
    const reason = DEVIATIONS[name]
    if (reason === undefined) test(name, () => expect(actual).toBe(expected))
    else test(`${name} (deviation: ${reason})`, () => expect(actual).not.toBe(expected))
  }

  test('the whole set ran, and every listed deviation is one of its cases', () => {
    expect(outcomes).toHaveLength(TWITTER_CASES)
    const names = outcomes.map((outcome) => outcome.name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(DEVIATIONS)))
    expect(Object.keys(DEVIATIONS).length).toBeLessThanOrEqual(2)
  })
})
