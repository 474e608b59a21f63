import type { MealSlot } from '../content/meal-times.ts'
import { weighted, zipfWeights } from '../content/random.ts'
import type { Random } from '../content/random.ts'
import type { DemoRestaurant } from './demo-restaurants.ts'
import { FEELINGS, MOOD_TAGS, OPENINGS } from './words.ts'

/** One of four writes hashtags with spaces between; the others chain them, as people here do. */
const SPACED = 0.25

/** Draws what somebody writes about a meal: a sentence or two, then hashtags. */
export function createWriter(random: Random): (meal: { at: DemoRestaurant; slot: MealSlot }) => string {
  const drawMood = weighted(MOOD_TAGS, zipfWeights(MOOD_TAGS.length, 0.9), random)
  return ({ at: { restaurant, dish, place }, slot }) => {
    const opening = `${random.pick(OPENINGS)} ${restaurant.name} ${dish.name}.`
    const sentences = [opening, ...random.sample(FEELINGS, 1 + random.below(2))].join(' ')
    const own = [`${place}맛집`, dish.name, slot.name, `${dish.name}맛집`, `${place}${dish.name}`]
    const tags = new Set([
      ...random.sample(own, 2 + random.below(3)),
      ...Array.from({ length: random.below(5) }, drawMood),
      // Rare hashtags that only one place has: the long tail.
      ...(random.chance(0.2) ? [restaurant.name.replaceAll(' ', '')] : []),
    ])
    const joint = random.chance(SPACED) ? ' #' : '#'
    return `${sentences} #${[...tags].join(joint)}`
  }
}
