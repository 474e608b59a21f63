import { userIdOf } from '@matjip/contracts/user-id'
import type { SeedContent, SeedRelation, SeedRestaurant, SeedUser } from '../content/content.ts'
import { NAMED_PEOPLE } from '../content/people.ts'
import { createRandom } from '../content/random.ts'
import type { Random } from '../content/random.ts'
import type { RealInput } from './real-input.ts'
import { readFollows, readRatings, realUsers } from './real-people.ts'
import type { RealFollow } from './real-people.ts'
import { realPosts } from './real-posts.ts'

const SEED = 98_7115
/** The people to sign in as are in no graph: each follows so many of its most followed. */
const NAMED_FOLLOW = 60
/** Drawn from twice as many, so that their feeds differ. */
const MOST_FOLLOWED = 120

/** Puts the parts of real input together; what they lack (names, times, who posts what) is drawn, the same in every run. */
export function realContent(
  input: RealInput,
  restaurants: SeedRestaurant[],
  nextId: (at: number) => number,
  now: number,
): SeedContent {
  const random = createRandom(SEED)
  const graph = readFollows(input)
  const { raters, likes } = readRatings(input)
  const users = realUsers(graph, raters, random, now)
  const userOf = new Map(users.map((user) => [user.handle, user]))
  const followers = followerCounts(graph)
  const follows = [...graph, ...namedFollows(followers, random)].map(({ from, to }) =>
    follow(userOf.get(from), userOf.get(to), random, now),
  )
  const counted = new Map([...followers].map(([handle, count]) => [userIdOf(handle), count]))
  for (const { handle } of NAMED_PEOPLE) counted.set(userIdOf(handle), 0)
  const posts = realPosts({ input, users, followers: counted, restaurants, nextId, now, random })
  const placeOf = new Map(restaurants.map((restaurant) => [restaurant.id, restaurant]))
  const postsOfPlace = Map.groupBy(posts, ({ restaurantId }) => placeOf.get(restaurantId ?? 0)?.sourceId)
  const liked = likes.flatMap(({ handle, placeId }) =>
    (postsOfPlace.get(placeId) ?? []).map(({ id, createdAt }): SeedRelation => {
      const at = Math.floor(createdAt + random.next() * (now - createdAt))
      return { kind: 'like', actorId: userIdOf(handle), targetId: id, at }
    }),
  )
  return { users, posts, relations: [...follows, ...liked] }
}

function followerCounts(graph: RealFollow[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { to } of graph) counts.set(to, (counts.get(to) ?? 0) + 1)
  return counts
}

/** mina and the others follow each other and some of the most followed. */
function namedFollows(followers: Map<string, number>, random: Random): RealFollow[] {
  const stars = [...followers].sort((a, b) => b[1] - a[1]).slice(0, MOST_FOLLOWED)
  const handles = stars.map(([handle]) => handle)
  const friends = NAMED_PEOPLE.map(({ handle }) => handle)
  return friends.flatMap((from) => {
    const others = friends.filter((handle) => handle !== from)
    return [...others, ...random.sample(handles, NAMED_FOLLOW - others.length)].map((to) => ({ from, to }))
  })
}

function follow(from: SeedUser | undefined, to: SeedUser | undefined, random: Random, now: number): SeedRelation {
  if (!from || !to) throw new Error('an edge without its people')
  const since = Math.max(from.createdAt, to.createdAt)
  const at = Math.floor(since + random.next() * (now - since))
  return { kind: 'follow', actorId: from.id, targetId: to.id, at }
}
