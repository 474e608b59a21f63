import * as fc from 'fast-check'

/** Ids that nobody has: such a message finds nothing to do. */
export const absentId = fc.integer({ min: 1_000_000_000, max: 2 ** 53 - 1 })
/** A moment of the last minute, in milliseconds since 1970. */
export const recentMs = fc.integer({ min: 0, max: 60_000 }).map((ageMs) => Date.now() - ageMs)
