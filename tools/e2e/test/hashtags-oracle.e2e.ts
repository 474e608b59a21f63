import { expect, test } from 'vitest'
import { runOracle } from '../src/oracle/run-oracle.ts'
import { readTagSets } from '../src/oracle/tag-sets.ts'
import { stackUrl } from '../src/stack-url.ts'

/** One in so many of the real sets: enough for chains, NFD and repeated tags. `npm run hashtags:oracle` does them all. */
const SAMPLE = 80
/** Makes a real hashtag one that nobody else in the demo data has. */
const OWN = '오라클'

const sets = readTagSets()

test.skipIf(sets === null)(
  'of real tag sets, every hashtag counts and walks exactly the posts that carry it, in NFC and NFD',
  async () => {
    const sample = (sets ?? [])
      .filter((set, index) => index % SAMPLE === 0 && set.length > 0)
      .map((set) => set.map((tag) => tag + (tag === tag.normalize('NFC') ? OWN : OWN.normalize('NFD'))))
    const { faults, hashtags, seen } = await runOracle(stackUrl(), sample)
    expect(faults).toEqual([])
    expect(hashtags).toBeGreaterThan(100)
    expect(seen).toBeGreaterThan(300)
  },
  120_000,
)
