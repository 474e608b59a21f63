import { snowflakeAt } from '@matjip/contracts'

/** Ids as posts have them some years from now: 16 digits, one every minute. */
const BEGIN = snowflakeAt(Date.UTC(2030, 0, 1))
const STEP = snowflakeAt(Date.UTC(2030, 0, 1) + 60_000) - BEGIN

export const postId = (place: number) => BEGIN + place * STEP

/** The newest `count` of `upTo` posts, newest first. */
export function newestPosts(count: number, upTo: number): number[] {
  return Array.from({ length: count }, (_, index) => postId(upTo - 1 - index))
}

/** Owners with ids as an issuer gives them: 52 bits, in no order. */
export const ownerId = (place: number) => 1 + ((place * 2_654_435_761 * 1_000_003) % 4_503_599_627_370_449)
