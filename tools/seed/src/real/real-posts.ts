import type { SeedPost, SeedRestaurant, SeedUser } from '../content/content.ts'
import { mealTimes } from '../content/meal-times.ts'
import { NAMED_PEOPLE } from '../content/people.ts'
import { weighted } from '../content/random.ts'
import type { Random } from '../content/random.ts'
import type { RealInput } from './real-input.ts'
import { photoDrawer, usablePhotos } from './real-photos.ts'
import { readReviews, textDrawer } from './real-texts.ts'

/** Two weeks of posts: about 300 a day. */
const DAYS = 14
/** Each person to sign in as has so many of the posts. */
const NAMED_POSTS = 8

export interface RealPostsInput {
  input: RealInput
  users: SeedUser[]
  /** Followers by user id: the followed are those who post. */
  followers: Map<number, number>
  restaurants: SeedRestaurant[]
  nextId: (at: number) => number
  now: number
  random: Random
}

/** One post for each real tag set: a restaurant, its text, the tags (chained and with spaces in turn), a photo. */
export function realPosts(asked: RealPostsInput): SeedPost[] {
  const { input, users, followers, random, nextId, now } = asked
  const drawPhoto = photoDrawer(usablePhotos(input), random)
  const drawText = textDrawer(readReviews(input), random)
  const drawTime = mealTimes(random, now, DAYS)
  const drawAuthor = weighted(
    users,
    users.map((user) => followers.get(user.id) ?? 0),
    random,
  )
  const named = users.slice(0, NAMED_PEOPLE.length)
  const inTurn = eachOnce(asked.restaurants, random)
  return input.readLines('tagSets').map((line, n): SeedPost => {
    const tags = JSON.parse(line) as string[]
    const { at } = drawTime()
    const restaurant = inTurn()
    const { text, rating } = drawText(restaurant)
    const author = n < NAMED_POSTS * named.length ? named[n % named.length] : undefined
    const joint = n % 2 === 0 ? '#' : ' #'
    return {
      id: nextId(at),
      authorId: (author ?? drawAuthor()).id,
      text: `${text}\n#${tags.join(joint)}`,
      restaurantId: restaurant.id,
      rating,
      photos: [drawPhoto()],
      createdAt: at,
    }
  })
}

/** Every restaurant has one post before any has two. */
function eachOnce(restaurants: SeedRestaurant[], random: Random): () => SeedRestaurant {
  let left: SeedRestaurant[] = []
  return () => {
    if (left.length === 0) left = shuffle(restaurants, random)
    const next = left.pop()
    if (!next) throw new Error('no restaurants were imported')
    return next
  }
}

function shuffle<T>(list: readonly T[], random: Random): T[] {
  const drawn = list.map((item) => ({ item, at: random.next() }))
  return drawn.sort((a, b) => a.at - b.at).map(({ item }) => item)
}
