import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Where the parts of real input lie in their folder. */
const FILES = {
  restaurants: 'restaurants',
  ratings: 'restaurants/uci-mexico-rating-final.csv',
  tagSets: 'hashtags/instagram-food-ko-tagsets.jsonl',
  reviews: 'texts/uci-yelp-labelled-1.tsv',
  directedGraph: 'graph/wiki-Vote.txt.gz',
  mutualGraph: 'graph/socfb-Reed98.edges',
  photos: 'images',
  measuredPhotos: 'images/MEASURED.json',
} as const
export type RealPart = keyof typeof FILES

/** The folder that holds real input, with everything in its place. */
export interface RealInput {
  pathOf(part: RealPart): string
  /** UTF-8 text, unpacked where it is gzipped. */
  readText(part: RealPart): string
  /** Lines that say something: no empty ones, no `#` comments. */
  readLines(part: RealPart): string[]
}

/** @throws Error that names every missing part */
export function openRealInput(dir: string): RealInput {
  const pathOf = (part: RealPart) => join(dir, FILES[part])
  const missing = Object.values(FILES).filter((path) => !existsSync(join(dir, path)))
  if (missing.length > 0) throw new Error(`${dir} is not laid out as real input: no ${missing.join(', no ')}`)
  const readText = (part: RealPart) => {
    const bytes = readFileSync(pathOf(part))
    return (pathOf(part).endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  }
  const readLines = (part: RealPart) =>
    readText(part)
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('#'))
  return { pathOf, readText, readLines }
}
