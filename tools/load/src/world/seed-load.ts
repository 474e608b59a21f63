import { distinctHashtags } from '@matjip/hashtags'
import { createRandom, createSeedIds, mealTimes, writeContent, zipfWeights, weighted } from '@matjip/seed/content'
import type { SeedPost } from '@matjip/seed/content'
import type { Database } from '@matjip/db-schema'
import { STAR } from './crowd.ts'
import type { LoadCrowd } from './crowd.ts'
import { readTagSets } from './tag-sets.ts'

/** Posts of the last week. */
const POSTS = 20_000
const DAYS = 7
/** As long as real ones: a page of 20 is then some 12 KB. */
const TEXT = '육수가 진하고 고기가 부드러워서 다음에 또 오고 싶은 집이에요. 웨이팅은 평일 점심에 10분쯤. '
/** Nobody else's in the same database. */
const WORKER = 30

/** What was there before anybody came. */
export interface Seeded {
  posts: [id: number, authorId: number][]
  /** In their normal form, those with most posts first. */
  hashtags: string[]
}

/** Fills an empty database: accounts, follows of the graph, posts at meal times with real sets of hashtags, and counters that agree. */
export async function seedLoad({ pool }: Pick<Database, 'pool'>, crowd: LoadCrowd): Promise<Seeded> {
  const random = createRandom(5)
  const now = Date.now()
  const drawTime = mealTimes(random, now, DAYS)
  const drawAuthor = weighted(crowd.authors, zipfWeights(crowd.authors.length, 0.8), random)
  const tagSets = readTagSets()
  const idAt = createSeedIds(WORKER)
  const posts = Array.from({ length: POSTS }, (_, n): SeedPost => {
    const { at } = drawTime()
    const text = `${TEXT}#${(tagSets[n % tagSets.length] ?? []).join(' #')}`
    // The star posts only while somebody looks.
    const authorId = notStar(drawAuthor, crowd)
    return { id: idAt(at), authorId, text, restaurantId: null, rating: null, photos: [], createdAt: at }
  }).sort((a, b) => a.id - b.id)
  const long = now - DAYS * 24 * 3600 * 1000
  const users = crowd.people.map(({ id, handle }) => ({ id, handle, displayName: handle, bio: '', createdAt: long }))
  const relations = [...crowd.follows].flatMap(([actorId, targets]) =>
    targets.map((targetId) => ({ kind: 'follow' as const, actorId, targetId, at: long })),
  )
  const client = await pool.connect()
  try {
    await client.query("set statement_timeout = '120s'")
    await writeContent(client, { users, posts, relations }, [])
    await client.query('vacuum (analyze)')
  } finally {
    client.release(true)
  }
  return { posts: posts.map(({ id, authorId }) => [id, authorId]), hashtags: byUse(posts) }
}

function notStar(draw: () => number, { authors }: LoadCrowd): number {
  const authorId = draw()
  return authorId === STAR.id ? (authors[1] ?? authorId) : authorId
}

function byUse(posts: readonly SeedPost[]): string[] {
  const uses = new Map<string, number>()
  for (const { text } of posts)
    for (const { normalized } of distinctHashtags(text)) uses.set(normalized, (uses.get(normalized) ?? 0) + 1)
  return [...uses].sort((a, b) => b[1] - a[1]).map(([name]) => name)
}
