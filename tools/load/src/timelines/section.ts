import type { Verdict } from '../goals/verdict.ts'

export interface SectionOptions {
  /** Rows of the table of posts, where a section reads from it. */
  posts: number
  /** Shorter runs, the same claims. */
  quick: boolean
}

/** A part of the bench: it starts what it needs, and stops it. */
export type TimelineSection = (options: SectionOptions) => Promise<Verdict>
