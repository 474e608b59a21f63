import type { FeedPage } from '../feed.ts'
import type { Hashtag, HashtagList, RelatedHashtags } from '../hashtag.ts'
import type { FollowedHashtagPage } from '../own-lists.ts'
import type { MealTime, RankedPage, TrendingPage } from '../ranked-feed.ts'
import { post } from './posts.ts'

const asOf = '2026-11-23T03:10:00.000Z'

export const feedPage: FeedPage = {
  items: [{ post, reason: { type: 'hashtag', hashtag: '국밥' } }],
  nextCursor: 'AWcBa5kq3xE',
}

export const rankedPage: RankedPage = { items: [{ post, reason: { type: 'popular' } }], nextCursor: null, asOf }

export const lunch: MealTime = {
  slot: 'lunch',
  name: '점심',
  startsAt: '2026-11-23T02:00:00.000Z',
  endsAt: '2026-11-23T05:00:00.000Z',
}

export const trendingPage: TrendingPage = {
  items: [{ post, reason: { type: 'trending', hashtag: '국밥', slot: 'lunch' } }],
  nextCursor: null,
  asOf,
  meal: lunch,
  area: '서울 성동구',
}

export const hashtag: Hashtag = {
  hashtag: '국밥',
  counts: { posts: 1840, followers: 512 },
  viewer: { following: true, followPending: false },
  trend: { rank: 1, people: 42, postIds: [post.id] },
}

const plain: Hashtag = { hashtag: hashtag.hashtag, counts: hashtag.counts }
export const hashtagList: HashtagList = { items: [hashtag], asOf, meal: lunch }
export const relatedHashtags: RelatedHashtags = {
  hashtag: plain,
  items: [{ hashtag: '순대국', counts: { posts: 320, followers: 77 } }],
}

export const followedHashtagPage: FollowedHashtagPage = {
  items: [{ hashtag: '마라탕', since: '2026-11-21T10:00:00.000Z' }],
  nextCursor: null,
}
