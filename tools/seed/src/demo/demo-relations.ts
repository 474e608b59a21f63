import type { SeedPost, SeedRelation, SeedUser } from '../content/content.ts'
import { NAMED_PEOPLE } from '../content/people.ts'
import { weighted, zipfWeights } from '../content/random.ts'
import type { Random } from '../content/random.ts'

/** mina and the others to sign in as follow so many: a full feed. */
const NAMED_FOLLOW = 60
/** Everybody else follows 6 people or more, few of them very many. */
const FEWEST = 6
const MOST = 90
/** A post's likes fall off by rank; the first of them all has this share of its author's followers. */
const BEST_SHARE = 0.8
/** Most likes come in the first hours. */
const LIKE_WINDOW_MS = 8 * 3_600_000

/**
 * Who follows whom: the famous are followed by many.
 * @param users the most famous first
 */
export function inventFollows(users: SeedUser[], random: Random, before: number): SeedRelation[] {
  const drawFamous = weighted(users, zipfWeights(users.length, 0.8), random)
  const named = new Set(NAMED_PEOPLE.map((person) => person.handle))
  return users.flatMap((actor) => {
    const wanted = named.has(actor.handle)
      ? NAMED_FOLLOW
      : Math.floor(FEWEST / (1 - random.next() * (1 - FEWEST / MOST)))
    const followed = new Set<SeedUser>()
    // Drawing the same star again is likely: a bounded number of draws, so that nobody can loop for ever.
    for (let draw = 0; followed.size < wanted && draw < wanted * 20; draw++) {
      const target = drawFamous()
      if (target !== actor) followed.add(target)
    }
    return [...followed].map((target): SeedRelation => {
      const since = Math.max(actor.createdAt, target.createdAt)
      const at = Math.floor(since + random.next() * (before - since))
      return { kind: 'follow', actorId: actor.id, targetId: target.id, at }
    })
  })
}

/** Who likes what: followers mostly, some passers-by; few posts get most of the likes. */
export function inventLikes(
  posts: SeedPost[],
  users: SeedUser[],
  follows: SeedRelation[],
  random: Random,
  now: number,
): SeedRelation[] {
  const followers = Map.groupBy(follows, (follow) => follow.targetId)
  return posts.flatMap((post) => {
    const near = (followers.get(post.authorId) ?? []).map((follow) => follow.actorId)
    // The fourth power: half of the posts get less than a sixteenth of the best.
    const share = BEST_SHARE * random.next() ** 4
    const passersBy = random.sample(users, random.below(3)).map((user) => user.id)
    const likers = new Set([...random.sample(near, Math.round(near.length * share)), ...passersBy])
    const window = Math.min(LIKE_WINDOW_MS, now - post.createdAt)
    return [...likers].map((actorId): SeedRelation => {
      // The square: soon after the post rather than late.
      return { kind: 'like', actorId, targetId: post.id, at: Math.floor(post.createdAt + random.next() ** 2 * window) }
    })
  })
}
