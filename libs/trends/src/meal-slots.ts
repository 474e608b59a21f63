const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Seoul is UTC+9 all year. */
const SEOUL_MS = 9 * HOUR_MS

/**
 * The meals of a day in Seoul, hours from its midnight. Between two of them (02–06, 10–11) nobody eats, and the meal before
 * is what there is to see. The late one ends after midnight and belongs to the day on which it began.
 */
export const mealSlots = {
  breakfast: { korean: '아침', fromHour: 6, toHour: 10 },
  lunch: { korean: '점심', fromHour: 11, toHour: 14 },
  cafe: { korean: '카페', fromHour: 14, toHour: 17 },
  dinner: { korean: '저녁', fromHour: 17, toHour: 21 },
  night: { korean: '야식', fromHour: 21, toHour: 26 },
} as const

export type MealSlot = keyof typeof mealSlots
export const MEAL_SLOTS = Object.keys(mealSlots) as readonly MealSlot[]

/** One meal of one day; milliseconds since 1970, the end not included. */
export interface SlotTime {
  slot: MealSlot
  from: number
  to: number
}

/** The newest time of a slot that has begun at a moment: going on, or over. */
export function newestSlotTime(slot: MealSlot, now: number): SlotTime {
  const { fromHour, toHour } = mealSlots[slot]
  const day = Math.floor((now + SEOUL_MS - fromHour * HOUR_MS) / DAY_MS)
  const midnight = day * DAY_MS - SEOUL_MS
  return { slot, from: midnight + fromHour * HOUR_MS, to: midnight + toHour * HOUR_MS }
}

/** The slot that is going on, or between two the one that ended last: the one that began last. */
export function slotTimeAt(now: number): SlotTime {
  const times = MEAL_SLOTS.map((slot) => newestSlotTime(slot, now))
  return times.reduce((newest, time) => (time.from > newest.from ? time : newest))
}

/** The same slot so many days earlier. */
export function daysBefore({ slot, from, to }: SlotTime, days: number): SlotTime {
  return { slot, from: from - days * DAY_MS, to: to - days * DAY_MS }
}
