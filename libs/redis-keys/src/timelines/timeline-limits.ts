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
 * 400 entries are 20 pages, further than people scroll; what is older comes from Postgres. 440 and the mark are below 4.5 KB.
 * Who has not read for a week costs nothing, and a read then is one cold read.
 */
export const HOME_LIMITS: TimelineLimits = { cap: 400, slack: 40, ttlS: 7 * 24 * 3600 }
/** Timelines that many readers share, and that one read makes again: an hour keeps what is in use. */
export const SHARED_LIMITS: TimelineLimits = { cap: 400, slack: 40, ttlS: 3600 }
