/**
 * How many steps somebody stands from people who are known: 0 is vouched for by those who run the product, and each further
 * step is followed, unasked, by enough people of the steps before. null: nobody who is known knows them.
 */
export type TrustLevel = number | null

/** What is known of an author. */
export interface TrustEvidence {
  isVouchedFor: boolean
  /** Days since the account was made. */
  ageDays: number
  /** Distinct days before this one on which they posted. */
  postingDays: number
  /**
   * How many follow them unasked, by the follower's level: index 0 are those at level 0. Unasked: the author does not follow
   * them and has not before, for whoever wants followers follows strangers, some of whom follow back.
   */
  followersByLevel: readonly number[]
}

/** An account has been here for a week: a ban takes less, so that a ring is not simply made anew. */
export const MIN_AGE_DAYS = 7
/** And has posted on days before: people who eat, not only accounts that exist. */
export const MIN_POSTING_DAYS = 2
/**
 * Followers that lift somebody a step. Puppets can follow each other by the hundred; what they cannot make is people who are
 * known and follow them unasked. Every one more makes a ring dearer and leaves more newcomers out.
 */
export const ENDORSERS = 3
/** Nobody lifts others at the last step: puppets that got in at the edge do not let in their whole ring. */
export const LAST_LEVEL = 5
/** Steps up to which an author counts in full; farther away, half. */
const NEAR_LEVEL = 3

/** Whether somebody has been here for a while, whoever knows them. */
export function isEstablished({ ageDays, postingDays }: Pick<TrustEvidence, 'ageDays' | 'postingDays'>): boolean {
  return ageDays >= MIN_AGE_DAYS && postingDays >= MIN_POSTING_DAYS
}

/** The level of an author. */
export function trustLevel({ isVouchedFor, followersByLevel, ...own }: TrustEvidence): TrustLevel {
  if (isVouchedFor) return 0
  if (!isEstablished(own)) return null
  let followers = 0
  for (let level = 0; level < LAST_LEVEL; level++) {
    followers += followersByLevel[level] ?? 0
    if (followers >= ENDORSERS) return level + 1
  }
  return null
}

/** What an author of a level counts in trends, 0 to 1. */
export function trustWeight(level: TrustLevel): number {
  if (level === null) return 0
  return level <= NEAR_LEVEL ? 1 : 0.5
}
