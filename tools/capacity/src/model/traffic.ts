import { MEALS, WAKING } from '../inputs/usage.ts'
import type { Meal, Usage } from '../inputs/usage.ts'
import { measured } from '../inputs/measured.ts'

export const MINUTES = 24 * 60

/** Which share of a day's work comes in each minute; sums to 1. */
export function dayCurve(meals: readonly Meal[] = MEALS): number[] {
  const bell = ({ minute, spread }: Meal, at: number) => Math.exp(-((at - minute) ** 2) / (2 * spread ** 2))
  const rest = 1 - meals.reduce((sum, { share }) => sum + share, 0)
  const awake = WAKING.to - WAKING.from
  const bells = meals.map((meal) => {
    const heights = Array.from({ length: MINUTES }, (_, at) => bell(meal, at))
    const area = heights.reduce((sum, height) => sum + height, 0)
    return heights.map((height) => (height / area) * meal.share)
  })
  return Array.from({ length: MINUTES }, (_, at) => {
    const even = at >= WAKING.from && at < WAKING.to ? rest / awake : 0
    return bells.reduce((sum, heights) => sum + (heights[at] ?? 0), even)
  })
}

/** One way in: how often it is taken in a day, and what it takes. */
export interface RouteLoad {
  route: string
  service: string
  perDay: number
  /** Requests a second in the busiest minute. */
  peak: number
  /** Requests under way then, by Little's law: rate × time. */
  concurrency: number
  /** CPU µs of the service. */
  cpu: number
}

/** Requests by route in the busiest minute of the day. */
export function routeLoads(users: number, usage: Usage, peakShare: number): RouteLoad[] {
  const { feedTime, acceptTime, presignTime, postTime } = measured
  const { feedPageCpu, rankedPageCpu, acceptCpu, presignCpu, postCpu } = measured
  const rows: [string, string, number, number, number][] = [
    ['GET /feed', 'feed-service', usage.homePages, feedTime.value, feedPageCpu.value],
    ['GET /feed/hashtags/{tag}', 'feed-service', usage.hashtagPages, feedTime.value, feedPageCpu.value],
    ['GET /feed/trending · popular', 'feed-service', usage.rankedPages, feedTime.value, rankedPageCpu.value],
    ['GET /users/{id}', 'relation-service', usage.profilePages, feedTime.value, feedPageCpu.value],
    ['PUT /relations/likes', 'relation-service', usage.likes, acceptTime.value, acceptCpu.value],
    ['PUT /relations/follows', 'relation-service', usage.follows, acceptTime.value, acceptCpu.value],
    ['POST /uploads', 'upload-presigner', usage.posts * usage.photosPerPost, presignTime.value, presignCpu.value],
    ['POST /posts', 'post-service', usage.posts, postTime.value, postCpu.value],
  ]
  return rows.map(([route, service, each, ms, cpu]) => {
    const perDay = users * each
    const peak = (perDay * peakShare) / 60
    return { route, service, perDay, peak, concurrency: (peak * ms) / 1_000, cpu }
  })
}

/** Work of the day as a whole, in the units in which stores feel it. */
export interface DayLoad {
  requests: number
  pages: number
  clicks: number
  posts: number
  photos: number
  /** Pushes onto timelines of people who come within a week. */
  deliveries: number
  imagesSmall: number
  imagesLarge: number
}

export function dayLoad(users: number, usage: Usage): DayLoad {
  const posts = users * usage.posts
  const pages = users * (usage.homePages + usage.hashtagPages + usage.rankedPages)
  const clicks = users * (usage.likes + usage.follows)
  // Of a post's followers those have a timeline who come within the week; everybody follows as many as they are followed.
  const reached = usage.followees * Math.min(1, usage.weeklyPerDaily / usage.accountsPerDaily)
  return {
    requests: pages + clicks + posts + users * usage.profilePages + posts * usage.photosPerPost,
    pages,
    clicks,
    posts,
    photos: posts * usage.photosPerPost,
    deliveries: posts * reached,
    imagesSmall: pages * usage.imagesPerPage,
    imagesLarge: users * usage.largeImages,
  }
}
