import { extractHashtags } from '../src/index.ts'

/** The hashtags of one real post, as typed, without `#`. */
export type TagSet = readonly string[]

/** What was found of the real tags after writing each set as one text. */
export interface FoundFigure {
  /** Tags that count: all but those of digits only. */
  readonly tags: number
  readonly found: number
  /** Hashtags found that nobody wrote. */
  readonly invented: number
}

/** One tag set a line. */
export function parseTagSets(jsonLines: string): TagSet[] {
  return jsonLines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TagSet)
}

/** Writes each set as `#a#b` (`between` = '') or `#a #b` and counts the tags that come back, in order, as typed. */
export function countFound(sets: readonly TagSet[], between: string): FoundFigure {
  let tags = 0
  let found = 0
  let invented = 0
  for (const set of sets) {
    const written = set.filter((tag) => !/^\p{Nd}+$/u.test(tag))
    const read = extractHashtags(set.map((tag) => `#${tag}`).join(between)).map((hashtag) => hashtag.display)
    const common = inOrder(written, read)
    tags += written.length
    found += common
    invented += read.length - common
  }
  return { tags, found, invented }
}

/** How many of `wanted` occur in `given`, taken in order. */
function inOrder(wanted: readonly string[], given: readonly string[]): number {
  let at = 0
  let count = 0
  for (const tag of wanted) {
    const index = given.indexOf(tag, at)
    if (index < 0) continue
    at = index + 1
    count += 1
  }
  return count
}

/** An independent normal form for these sets (they hold no invisible or full-width characters). */
export function plainNormalForm(tag: string): string {
  return tag.normalize('NFC').toLowerCase()
}
