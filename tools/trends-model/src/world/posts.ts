import { HISTORY_DAYS, HOUR_MS, midnightOf } from './clock.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import { weightedIndex, zipf } from './random.ts'

export interface ModelPost {
  authorId: number
  /** Milliseconds since 1970. */
  at: number
  hashtags: readonly string[]
}

/** Hashtags in everyday use; the first of them under every third post. */
const HASHTAGS = 600
/** Meals of a day in hours of Seoul, with their share of its posts. */
const MEALS = [
  { from: 6, to: 10, share: 8 },
  { from: 11, to: 14, share: 34 },
  { from: 14, to: 17, share: 17 },
  { from: 17, to: 21, share: 29 },
  { from: 21, to: 26, share: 12 },
]
/** Of which weekday (Monday 0) a hashtag is, as 불금 is of Fridays: one in fifty. */
const WEEKLY = 1 / 50
const WEEKLY_FACTOR = 6
/** A hashtag is used more on some days than on others: half as often to twice as often, for no reason. */
const DAILY_NOISE = 2
/** More people eat out on Saturdays and Sundays. */
const WEEKEND = 1.4

/** Draws the posts of the history and the judged day, in no order. */
export function drawPosts(people: Iterable<Person>, weekday: number, random: Random): ModelPost[] {
  const all = [...people]
  const base = zipf(HASHTAGS, 0.9)
  const mealOf = base.map(() => (random.chance(0.4) ? random.below(MEALS.length) : null))
  const weekdayOf = base.map(() => (random.chance(WEEKLY) ? random.below(7) : null))
  const drawMeal = weightedIndex(
    MEALS.map(({ share }) => share),
    random,
  )
  const posts: ModelPost[] = []
  for (let day = -HISTORY_DAYS; day <= 0; day++) {
    const dayOfWeek = (weekday + day + 7 * 7) % 7
    // Rain, pay-day, a holiday: a day may have a fifth more or less of everything.
    const volume = (0.8 + 0.4 * random.next()) * (dayOfWeek >= 5 ? WEEKEND : 1)
    const noise = base.map(() => DAILY_NOISE ** (random.next() * 2 - 1))
    const drawers = MEALS.map((_, meal) =>
      weightedIndex(
        base.map((weight, tag) => {
          const ofMeal = mealOf[tag] === null ? 1 : mealOf[tag] === meal ? 3 : 0.2
          const ofDay = weekdayOf[tag] === dayOfWeek ? WEEKLY_FACTOR : 1
          return weight * ofMeal * ofDay * (noise[tag] ?? 1)
        }),
        random,
      ),
    )
    for (const person of all) {
      for (let n = random.poisson(person.activity * volume); n > 0; n--) {
        if (person.ageDays < -day) continue
        const meal = drawMeal()
        const at = momentIn(midnightOf(weekday, day), MEALS[meal], random)
        const draw = drawers[meal]
        const hashtags = new Set(Array.from({ length: 3 + random.below(4) }, () => `태그${draw?.()}`))
        posts.push({ authorId: person.id, at, hashtags: [...hashtags] })
      }
    }
  }
  return posts
}

/** The mean of two draws: the middle of a meal is busier than its ends. */
function momentIn(midnight: number, meal: (typeof MEALS)[number] | undefined, random: Random): number {
  const { from, to } = meal ?? { from: 0, to: 24 }
  return midnight + (from + ((random.next() + random.next()) / 2) * (to - from)) * HOUR_MS
}
