import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The hashtags of one real post, as typed, without `#`. */
export type TagSet = readonly string[]

/** The real input data: `MATJIP_DATA`, else the folder beside the repository. */
const DATA = process.env['MATJIP_DATA'] ?? resolve(import.meta.dirname, '../../../../../shared/data')
const FILE = resolve(DATA, 'hashtags', 'instagram-food-ko-tagsets.jsonl')

/** The real tag sets, one a post; null on a machine without them. */
export function readTagSets(): TagSet[] | null {
  if (!existsSync(FILE)) return null
  const lines = readFileSync(FILE, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as TagSet)
}

/**
 * Which of the sets carry each hashtag, worked out without our library: NFC, lower case, digits alone are none. (These sets hold
 * nothing invisible and no full-width characters.) By normal form, the sets by index, each once.
 */
export function expectedTimelines(sets: readonly TagSet[]): Map<string, number[]> {
  const timelines = new Map<string, number[]>()
  sets.forEach((set, index) => {
    const tags = set.filter((tag) => !/^\p{Nd}+$/u.test(tag)).map((tag) => tag.normalize('NFC').toLowerCase())
    for (const tag of new Set(tags)) timelines.set(tag, [...(timelines.get(tag) ?? []), index])
  })
  return timelines
}
