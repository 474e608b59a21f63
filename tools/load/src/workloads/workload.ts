/** What somebody does: a page that is read, or a click or post that is written. */
export const OPS = [
  'home',
  'next',
  'hashtag',
  'user',
  'trending',
  'popular',
  'like',
  'unlike',
  'follow',
  'unfollow',
  'post',
] as const
export type Op = (typeof OPS)[number]

/** A stretch of arrivals: they come at random, at a rate that goes evenly from one value to another. */
export interface Phase {
  name: string
  seconds: number
  /** Arrivals a second at its beginning and end. */
  from: number
  to: number
  /** What arrives, by weight. */
  mix: Partial<Record<Op, number>>
}

/** Whom and what arrivals are about, where it is not spread as in the data. */
export interface Aims {
  /** All hashtag pages are of the hashtag that most posts have, and all new posts have it. */
  oneHashtag?: true
  /** Whom all follow. */
  person?: number
}

/** A load, as it is told to the generator. */
export interface Workload {
  /** What it is, for the report. */
  about: string
  phases: readonly Phase[]
  aims?: Aims
  /** Redis is emptied so many seconds after the beginning. */
  wipeAfterS?: number
  /** Phases whose answers are judged; all of them unless given. */
  judged?: readonly string[]
}

/** Makes a workload of some minutes. */
export type WorkloadOf = (minutes: number) => Workload
