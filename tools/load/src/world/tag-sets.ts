import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '@matjip/seed/content'

const ROOT = join(import.meta.dirname, '../../../..')
const FILE = 'hashtags/instagram-food-ko-tagsets.jsonl'
/** Hashtags of a post at the most: what is appended beyond them is to be found by everybody. */
const MOST = 12
/** Drawn sets, where there are no real ones: as many, of so many names. */
const SETS = 4_000
const NAMES = 3_000

/** Which hashtags real people write together, where the real data are; else drawn ones of a similar spread. */
export function readTagSets(folder = process.env.MATJIP_DATA ?? join(ROOT, '../shared/data')): string[][] {
  const file = join(folder, FILE)
  if (!existsSync(file)) return drawTagSets()
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => (JSON.parse(line) as string[]).slice(0, MOST)).filter((tags) => tags.length > 0)
}

function drawTagSets(): string[][] {
  const random = createRandom(3)
  const name = () => `맛집${Math.floor(NAMES * random.next() ** 3)}`
  return Array.from({ length: SETS }, () => [...new Set(Array.from({ length: 1 + random.below(6) }, name))])
}
