import type { Needles } from './person-needles.ts'

/** How one text is looked at: which needles are in it. */
export interface Finder {
  /** Whether a person's own word or id is in a text. */
  isIn(text: string): boolean
  /** The same of bytes, in which ids may also stand as the doubles that entries of viewers are made of. */
  isInBytes(bytes: Buffer): boolean
  /** Whether the id of a post of theirs is. */
  hasPost(text: string): boolean
}

const DIGITS = /^\d+$/

/** Finds needles. Numbers are found as whole numbers only: 12 is not in 123. */
export function createFinder({ userId, texts, postIds }: Needles): Finder {
  const numbers = new Set(texts.filter((text) => DIGITS.test(text)))
  const words = texts.filter((text) => !DIGITS.test(text))
  const posts = new Set(postIds.map(String))
  const double = Buffer.from(Float64Array.of(userId).buffer)
  const hasNumber = (text: string, of: ReadonlySet<string>) =>
    (text.match(/\d+/g) ?? []).some((digits) => of.has(digits))
  // As JSON and rows of Postgres write it, too.
  const spellings = words.flatMap((word) => [word, JSON.stringify(word).slice(1, -1)])
  const isIn = (text: string) => hasNumber(text, numbers) || spellings.some((word) => text.includes(word))
  return {
    isIn,
    isInBytes: (bytes) => isIn(bytes.toString('utf8')) || bytes.includes(double),
    hasPost: (text) => hasNumber(text, posts),
  }
}
