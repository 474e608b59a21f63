import { snowflakeAt } from '@matjip/contracts'
import { daysBefore, EARLIER_DAYS } from '@matjip/trends'
import type { EarlierSlot, SlotTime, WeighedUses } from '@matjip/trends'
import type { Database } from '@matjip/db-schema'
import { writeSnapshots } from '../snapshots/write-snapshots.ts'
import { readEarlier, writeEarlier } from './earlier-slots-store.ts'
import { byArea, EVERYWHERE, rankSlot, weighPosts } from './rank-slot.ts'
import { withLevels } from './refresh-levels.ts'
import { readSlotPosts } from './slot-posts-store.ts'
import type { SlotPost } from './slot-posts-store.ts'
import { raiseTiers } from './tiers-store.ts'
import { trendSnapshots } from './trend-snapshots.ts'

type Pool = Database['pool']

export interface SlotRefresh {
  /** The moment of which the lists are. */
  asOf: number
  posts: number
  lists: number
}

/** What refreshing a slot needs. */
export interface RefreshDeps {
  pool: Pool
  /** Posts of a slot that are read at most, the newest. */
  maxPosts: number
}

const SEOUL_MS = 9 * 3_600_000
const DAY_MS = 86_400_000

/**
 * Makes the lists of a slot anew, from what is in Postgres now: whatever was deleted since the last time is not in them.
 * A slot that is over is ranked as of its end, by what is left of it.
 */
export async function refreshSlot(deps: RefreshDeps, time: SlotTime, now: number): Promise<SlotRefresh> {
  const { pool } = deps
  const end = Math.min(now, time.to)
  const earlier = await earlierSlots(deps, time, now)
  const posts = await readSlot(deps, { ...time, to: end }, now)
  const lists = [...byArea(posts)].map(([area, ofArea]) => {
    const days = earlier.map((areas) => areas.get(area) ?? { total: 0, byTag: new Map<number, number>() })
    return { area, ranked: rankSlot(ofArea, days, end) }
  })
  // An area in which nothing trends has no list, but for the list of everywhere.
  const shown = lists.filter(({ area, ranked }) => area === EVERYWHERE || ranked.hashtags.length > 0)
  await writeSnapshots(pool, `trending/${time.slot}/`, await trendSnapshots(pool, time.slot, shown), now)
  await raiseTiers(pool, [...new Set(posts.flatMap(({ hashtagIds }) => hashtagIds))])
  return { asOf: now, posts: posts.length, lists: shown.length }
}

async function readSlot({ pool, maxPosts }: RefreshDeps, { from, to }: SlotTime, now: number): Promise<SlotPost[]> {
  const today = Math.floor((now + SEOUL_MS) / DAY_MS) * DAY_MS - SEOUL_MS
  const posts = await readSlotPosts(pool, idAt(from), idAt(to), maxPosts)
  return withLevels(pool, posts, idAt(today))
}

/** The first id of a moment; ids begin in 2026. */
function idAt(ms: number): number {
  return Math.max(0, snowflakeAt(ms))
}

/** The same slot on the days before, by area. Each is read once, when it is first needed, and kept as a summary. */
async function earlierSlots(
  deps: RefreshDeps,
  time: SlotTime,
  now: number,
): Promise<Map<string, EarlierSlot<number>>[]> {
  const times = Array.from({ length: EARLIER_DAYS }, (_, day) => daysBefore(time, day + 1))
  const known = await readEarlier(
    deps.pool,
    times.map(({ from }) => from),
  )
  const slots: Map<string, EarlierSlot<number>>[] = []
  for (const earlier of times) {
    const areas = known.get(earlier.from)
    slots.push(areas ?? (await summarise(deps, earlier, now)))
  }
  return slots
}

async function summarise(deps: RefreshDeps, time: SlotTime, now: number): Promise<Map<string, WeighedUses<number>>> {
  const posts = await readSlot(deps, time, now)
  const areas = new Map([...byArea(posts)].map(([area, ofArea]) => [area, weighPosts(ofArea, null)]))
  if (!areas.has(EVERYWHERE)) areas.set(EVERYWHERE, weighPosts([], null))
  await writeEarlier(deps.pool, time.from, areas)
  return areas
}
