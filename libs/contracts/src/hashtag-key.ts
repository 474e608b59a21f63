import { firstBitsOf } from './first-bits.ts'

/**
 * The number by which relations name a hashtag, known before Postgres has met it. `hashtag_key(name)` in Postgres is the
 * same. Two of 10^6 hashtags share a key with a probability of 10^-4; then the fold refuses the later one.
 * @param name normal form
 */
export function hashtagKeyOf(name: string): number {
  return firstBitsOf(name)
}
