export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
/** Seoul is UTC+9 all year. */
const SEOUL_MS = 9 * HOUR_MS

/** Days of posts before the judged one: a week, so that every weekday is among them. */
export const HISTORY_DAYS = 7
/** 2026-03-02 was a Monday; the judged day of a seed is one of the seven after its history. */
const FIRST_MONDAY_MS = Date.UTC(2026, 2, 2) - SEOUL_MS

/** Midnight in Seoul of a day of the model; day 0 is the judged one, -1 the day before. */
export function midnightOf(weekday: number, day: number): number {
  return FIRST_MONDAY_MS + (HISTORY_DAYS + weekday + day) * DAY_MS
}

/** The lunch slot of the judged day, milliseconds since 1970. */
export function lunchOf(weekday: number): { from: number; to: number } {
  const midnight = midnightOf(weekday, 0)
  return { from: midnight + 11 * HOUR_MS, to: midnight + 14 * HOUR_MS }
}
