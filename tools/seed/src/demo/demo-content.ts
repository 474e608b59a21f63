import type { SeedContent, SeedPhoto, SeedPost } from '../content/content.ts'
import { mealTimes } from '../content/meal-times.ts'
import { inventUser, namedUsers } from '../content/people.ts'
import { createRandom, weighted, zipfWeights } from '../content/random.ts'
import { createWriter } from './demo-posts.ts'
import { inventFollows, inventLikes } from './demo-relations.ts'
import type { DemoRestaurant } from './demo-restaurants.ts'
import { DISHES } from './dishes.ts'
import type { Dish } from './dishes.ts'
import { drawDish } from './draw-dish.ts'

/** The same people, places and words in every run; only the clock moves, so that feeds are of these days. */
const SEED = 20_260_101
const USERS = 320
const POSTS = 1_800
const DAYS = 10
/** Pictures of each dish. */
const VARIANTS = 2
/** One of eight posts shows a second picture. */
const SECOND_PHOTO = 1 / 8
/** Two of three say how it was, mostly well. */
const RATED = 2 / 3
const RATINGS = [5, 4, 3, 2, 1]
const RATING_WEIGHTS = [40, 35, 15, 7, 3]

/**
 * Invents everything that stands on the restaurants.
 * @param idOf the database's id of a restaurant, by its key in the demo list
 * @param nextId makes post ids
 */
export async function inventContent(
  restaurants: DemoRestaurant[],
  idOf: (sourceId: string) => number,
  nextId: (at: number) => number,
  now: number,
): Promise<SeedContent> {
  const random = createRandom(SEED)
  const people = [
    ...namedUsers(random, now),
    ...Array.from({ length: USERS }, (_, i) => inventUser(`eater_${i + 1}`, random, now)),
  ]
  const users = random.sample(people, people.length)
  const drawAuthor = weighted(users, zipfWeights(users.length, 0.7), random)
  const drawPlace = weighted(restaurants, zipfWeights(restaurants.length, 0.7), random)
  const drawRating = weighted(RATINGS, RATING_WEIGHTS, random)
  const drawTime = mealTimes(random, now, DAYS)
  const write = createWriter(random)
  const pictures = new Map(await Promise.all(DISHES.map(async (dish) => [dish, await variantsOf(dish)] as const)))
  const posts = Array.from({ length: POSTS }, (): SeedPost => {
    const place = drawPlace()
    const { at, slot } = drawTime()
    return {
      id: nextId(at),
      authorId: drawAuthor().id,
      text: write({ at: place, slot }),
      restaurantId: idOf(place.restaurant.sourceId),
      rating: random.chance(RATED) ? drawRating() : null,
      photos: random.sample(pictures.get(place.dish) ?? [], random.chance(SECOND_PHOTO) ? 2 : 1),
      createdAt: at,
    }
  })
  const follows = inventFollows(users, random, now)
  return { users, posts, relations: [...follows, ...inventLikes(posts, users, follows, random, now)] }
}

function variantsOf(dish: Dish): Promise<SeedPhoto[]> {
  return Promise.all(Array.from({ length: VARIANTS }, (_, variant) => drawDish(dish, variant)))
}
