import { weighted } from './random.ts'
import type { Random } from './random.ts'

/** A part of the eating day in Seoul. */
export interface MealSlot {
  name: '아침' | '점심' | '카페' | '저녁' | '야식'
  /** Hours of the day it belongs to; above 24 is after midnight. */
  from: number
  to: number
  /** Share of a day's posts. */
  weight: number
}

/** When people post about food: two peaks, and cake between them. */
export const MEAL_SLOTS: readonly MealSlot[] = [
  { name: '아침', from: 6, to: 10, weight: 8 },
  { name: '점심', from: 11, to: 14, weight: 34 },
  { name: '카페', from: 14, to: 17, weight: 17 },
  { name: '저녁', from: 17, to: 21, weight: 29 },
  { name: '야식', from: 21, to: 26, weight: 12 },
]

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Seoul is UTC+9 all year. */
const SEOUL_MS = 9 * HOUR_MS
/** Yesterday has nine tenths of today's posts, and so on back. */
const FADE = 0.9
/** Saturdays and Sundays (days 6 and 0) see more tables. */
const WEEKEND = 1.4

/**
 * Draws moments of the last days on the curve of meals, all of them before `now`.
 * @param days how far back
 */
export function mealTimes(random: Random, now: number, days: number): () => { at: number; slot: MealSlot } {
  const midnight = Math.floor((now + SEOUL_MS) / DAY_MS) * DAY_MS - SEOUL_MS
  const starts = Array.from({ length: days }, (_, back) => midnight - back * DAY_MS)
  const drawDay = weighted(starts, starts.map(weightOfDay), random)
  const weights = MEAL_SLOTS.map((slot) => slot.weight)
  const drawSlot = weighted(MEAL_SLOTS, weights, random)
  return () => {
    const slot = drawSlot()
    // The mean of two draws: the middle of a meal is busier than its ends.
    const hour = slot.from + ((random.next() + random.next()) / 2) * (slot.to - slot.from)
    const at = Math.floor(drawDay() + hour * HOUR_MS)
    // What would lie ahead happened at the same time of an earlier day.
    return { at: at < now ? at : at - Math.ceil((at - now + 1) / DAY_MS) * DAY_MS, slot }
  }
}

function weightOfDay(midnight: number, back: number): number {
  const weekday = new Date(midnight + SEOUL_MS).getUTCDay()
  return FADE ** back * (weekday % 6 === 0 ? WEEKEND : 1)
}
