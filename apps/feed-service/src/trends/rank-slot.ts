import { scoreHashtags, trustWeight, weighUses } from '@matjip/trends'
import type { EarlierSlot, HashtagUse, ScoredHashtag, WeighedUses } from '@matjip/trends'
import { snowflakeTime } from '@matjip/contracts'
import type { SlotPost } from './slot-posts-store.ts'

/** The list of no area in particular. */
export const EVERYWHERE = ''
/** Hashtags of a list: more than anybody scrolls through. */
const MAX_HASHTAGS = 50
/** Newest posts that stand for a hashtag. */
const POSTS_PER_HASHTAG = 10
/** Posts of a list: ten screens. */
const MAX_POSTS = 200
/** One person does not fill a list. */
const POSTS_PER_AUTHOR = 2

export interface RankedHashtag extends ScoredHashtag<number> {
  /** Posts of trusted people in the slot, newest first, one each. */
  postIds: number[]
}
export interface RankedPost {
  postId: number
  authorId: number
  /** Under which hashtag it is in the list. */
  hashtagId: number
}
export interface RankedSlot {
  hashtags: RankedHashtag[]
  posts: RankedPost[]
}

/** Posts by the lists they belong to: everywhere, their city, and their district. */
export function byArea(posts: readonly SlotPost[]): Map<string, SlotPost[]> {
  const areas = new Map<string, SlotPost[]>()
  for (const post of posts) {
    const [city] = post.area?.split(' ') ?? []
    for (const area of new Set([EVERYWHERE, city, post.area])) {
      if (area === undefined || area === null) continue
      const known = areas.get(area)
      if (known) known.push(post)
      else areas.set(area, [post])
    }
  }
  return areas
}

/** Adds up the posts of one list. @param now as in `weighUses` */
export function weighPosts(posts: readonly SlotPost[], now: number | null): WeighedUses<number> {
  const uses = posts.flatMap(({ postId, authorId, hashtagIds, level }): HashtagUse<number>[] => {
    const [at, weight] = [snowflakeTime(postId), trustWeight(level)]
    return hashtagIds.map((hashtag) => ({ hashtag, authorId, at, weight }))
  })
  return weighUses(uses, now)
}

/** The list of one area at a moment of a slot. @param posts newest first */
export function rankSlot(posts: readonly SlotPost[], earlier: readonly EarlierSlot<number>[], now: number): RankedSlot {
  const scored = scoreHashtags(weighPosts(posts, now), earlier).slice(0, MAX_HASHTAGS)
  const trusted = posts.filter(({ level }) => trustWeight(level) > 0)
  const hashtags = scored.map((one) => {
    const ofTag = trusted.filter(({ hashtagIds }) => hashtagIds.includes(one.hashtag))
    const byAuthor = new Map(ofTag.toReversed().map(({ postId, authorId }) => [authorId, postId]))
    const postIds = [...byAuthor.values()].sort((a, b) => b - a).slice(0, POSTS_PER_HASHTAG)
    return { ...one, postIds }
  })
  return { hashtags, posts: takeTurns(hashtags, new Map(trusted.map((post) => [post.postId, post.authorId]))) }
}

/** The newest post of every hashtag by rank, then the second of each, …; each post once. */
function takeTurns(hashtags: readonly RankedHashtag[], authorOf: ReadonlyMap<number, number>): RankedPost[] {
  const taken = new Map<number, RankedPost>()
  const byAuthor = new Map<number, number>()
  for (let turn = 0; turn < POSTS_PER_HASHTAG && taken.size < MAX_POSTS; turn++) {
    for (const { hashtag: hashtagId, postIds } of hashtags) {
      const postId = postIds[turn]
      const authorId = postId === undefined ? undefined : authorOf.get(postId)
      if (postId === undefined || authorId === undefined || taken.has(postId)) continue
      const posts = byAuthor.get(authorId) ?? 0
      if (posts >= POSTS_PER_AUTHOR) continue
      byAuthor.set(authorId, posts + 1)
      taken.set(postId, { postId, authorId, hashtagId })
    }
  }
  return [...taken.values()].slice(0, MAX_POSTS)
}
