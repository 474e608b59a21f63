/** How long and how deep the timelines of a kind are. */
export interface TimelineLimits {
  /** Entries that a trim leaves. */
  cap: number
  /** Entries above the cap before it is trimmed: a trim costs as much as three pushes. */
  slack: number
  /** Seconds from the last read. */
  ttlS: number
}

/**
 * 360 entries are 18 pages, further than people scroll; what is older comes from Postgres. With the slack they are 400, and
 * the mark: the most that 4 KB hold with room to spare, for from 407 on the allocator gives 5 KB, and a list that is trimmed at
 * 440 would be above that most of the time. Who has not read for a week costs nothing, and a read then is one cold read.
 */
export const HOME_LIMITS: TimelineLimits = { cap: 360, slack: 40, ttlS: 7 * 24 * 3600 }
/** Timelines that many readers share, and that one read makes again: an hour keeps what is in use. */
export const SHARED_LIMITS: TimelineLimits = { cap: 360, slack: 40, ttlS: 3600 }
