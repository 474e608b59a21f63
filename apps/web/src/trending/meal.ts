/** Meals of Asia/Seoul, as the API cuts them. */
export const MEALS = ['breakfast', 'lunch', 'cafe', 'dinner', 'night'] as const
export type Meal = (typeof MEALS)[number]

/** The hour of Seoul at which each begins; the one before lasts until then, as what trends does. */
const BEGINS: readonly (readonly [hour: number, meal: Meal])[] = [
  [21, 'night'],
  [17, 'dinner'],
  [14, 'cafe'],
  [11, 'lunch'],
  [6, 'breakfast'],
]

/** The meal of a moment (ms), wherever the reader is. */
export function mealAt(now: number): Meal {
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone: 'Asia/Seoul', hour: '2-digit', hourCycle: 'h23' }).format(now),
  )
  return BEGINS.find(([begins]) => hour >= begins)?.[1] ?? 'night'
}
