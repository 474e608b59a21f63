import { inLanes } from '../../arrivals.ts'
import type { Click } from '../../arena/clicks.ts'
import { openClient } from '../client.ts'
import type { Client } from '../client.ts'
import { seededRandom } from '../../arena/graph.ts'
import type { Verdict } from '../../goals/verdict.ts'
import type { Stage } from '../stage.ts'
import { align } from '../../table.ts'

/** Pairs of a click and the read right after it. */
const PAIRS = 10_000
const QUICK_PAIRS = 2_000
/** Actors at once: enough to keep both instances, consumer and batch busy at different phases of each click. */
const LANES = 24
/** Share of clicks that take something back: the next read must then show that it is gone. */
const TAKEN_BACK = 0.3

/** A page on which an actor looks for their own click. */
interface Page {
  name: string
  kind: Click['kind']
  /** Whether the actor sees the relation there. */
  sees: (readers: Readers, click: Click) => Promise<boolean>
}

interface Readers {
  relations: Client
  feeds: Client
}

interface FeedPage {
  items: { post: { id: string; author: { id: string }; viewer?: { liked: boolean } } }[]
}

const PAGES: readonly Page[] = [
  {
    name: 'GET /relations/state (like)',
    kind: 'like',
    async sees({ relations }, { actorId, targetId }) {
      const path = `/relations/state?postIds=${targetId}`
      return (await relations.get<{ posts: { liked: boolean }[] }>(path, actorId, 1)).posts[0]?.liked === true
    },
  },
  {
    name: 'GET /relations/state (follow)',
    kind: 'follow',
    async sees({ relations }, { actorId, targetId }) {
      const path = `/relations/state?userIds=${targetId}`
      return (await relations.get<{ users: { following: boolean }[] }>(path, actorId, 1)).users[0]?.following === true
    },
  },
  {
    name: 'GET /users/{id}',
    kind: 'follow',
    async sees({ relations }, { actorId, targetId }) {
      return (
        (await relations.get<{ viewer?: { following: boolean } }>(`/users/${targetId}`, actorId, 1)).viewer
          ?.following === true
      )
    },
  },
  {
    name: 'GET /relations/users/{me}/following',
    kind: 'follow',
    async sees({ relations }, { actorId, targetId }) {
      const { items } = await relations.get<{ items: { user: { id: string } }[] }>(
        `/relations/users/${actorId}/following?limit=50`,
        actorId,
        1,
      )
      return items.some(({ user }) => user.id === String(targetId))
    },
  },
  {
    name: 'GET /feed/users/{id} (like)',
    kind: 'like',
    async sees({ feeds }, { actorId, targetId }) {
      const { items } = await feeds.get<FeedPage>(`/feed/users/${authorOf.get(targetId)}`, actorId)
      return items.find(({ post }) => post.id === String(targetId))?.post.viewer?.liked === true
    },
  },
  {
    name: 'GET /feed (follow)',
    kind: 'follow',
    async sees({ feeds }, { actorId, targetId }) {
      const { items } = await feeds.get<FeedPage>('/feed?limit=50', actorId)
      return items.some(({ post }) => post.author.id === String(targetId))
    },
  },
]

/** The author of each post. */
const authorOf = new Map<number, number>()

/** Each click is accepted by one instance and looked for through the other, or through feed-service, right after its 202. */
export async function readYourWrites({ arena, pipeline, quick }: Stage): Promise<Verdict> {
  const feedService = await arena.start('feed-service/main')
  const feeds = openClient([feedService.origin], arena.identities.bearerOf)
  const readers = { relations: pipeline.client, feeds }
  arena.crowd.postIds.forEach((postId, index) => authorOf.set(postId, arena.crowd.people[index]?.id ?? 0))
  const random = seededRandom(42)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const authors = [...authorOf.values()]
  // They follow few people, so what they follow now is on the first page of their feed.
  const { newcomers } = arena.crowd
  const turns = Math.floor(newcomers.length / LANES)
  const seen = new Map(PAGES.map(({ name }) => [name, { pairs: 0, right: 0 }]))
  const steps = Array.from({ length: quick ? QUICK_PAIRS : PAIRS }, (_, index) => PAGES[index % PAGES.length] as Page)
  await inLanes(steps, LANES, async (page, lane) => {
    // Each lane has actors of its own, so that nobody else's click comes between a click and its read.
    const actorId = newcomers[lane + LANES * Math.floor(random() * turns)]?.id ?? 0
    const targetId = page.kind === 'like' ? pick(arena.crowd.postIds) : pick(authors)
    const click: Click = { actorId, kind: page.kind, targetId, active: random() >= TAKEN_BACK }
    const { status } = await pipeline.client.click(click, 0)
    if (status !== 202) throw new Error(`a click was answered ${status}`)
    const count = seen.get(page.name) ?? { pairs: 0, right: 0 }
    count.pairs += 1
    if ((await page.sees(readers, click)) === click.active) count.right += 1
  })
  await feeds.close()
  const counts = [...seen.values()]
  const [pairs, right] = [counts.reduce((sum, c) => sum + c.pairs, 0), counts.reduce((sum, c) => sum + c.right, 0)]
  console.log(
    align([
      ['read right after the 202, elsewhere', 'pairs', 'own click seen'],
      ...[...seen].map(([name, count]) => [name, String(count.pairs), String(count.right)]),
    ]),
  )
  return {
    figure: `${right.toLocaleString('en')} of ${pairs.toLocaleString('en')} own clicks seen on the next read`,
    broken: right === pairs ? [] : [`${pairs - right} clicks were not seen by their actor`],
  }
}
