import { MIN_PEOPLE } from '@matjip/trends'
import type { EarlierSlot, WeighedUses } from '@matjip/trends'
import type { Database } from '@matjip/db-schema'

type Pool = Database['pool']

/** Days for which summaries are kept: one more than is compared with. */
const KEEP_DAYS = 9

/** $1 beginnings of slots. */
export const READ_EARLIER = `/* feed-service read-earlier-slots */
select starts_at as "startsAt", area, total, hashtag_ids as "hashtagIds", weights from trend_slots where starts_at = any($1)`

/** $1 beginning, $2 summaries as JSON. */
export const WRITE_EARLIER = `/* feed-service write-earlier-slot */
insert into trend_slots (starts_at, area, total, hashtag_ids, weights)
select $1, area, total, "hashtagIds", weights
from json_to_recordset($2) as s (area text, total float8, "hashtagIds" bigint[], weights float8[])
on conflict (starts_at, area) do nothing`

export const FORGET_EARLIER = `/* feed-service forget-earlier-slots */
delete from trend_slots where starts_at < now() - interval '${KEEP_DAYS} days'`

/** What is known of slots that are over, by their beginning and by area. */
export async function readEarlier(
  pool: Pool,
  beginnings: readonly number[],
): Promise<Map<number, Map<string, EarlierSlot<number>>>> {
  const { rows } = await pool.query<{
    startsAt: Date
    area: string
    total: number
    hashtagIds: number[]
    weights: number[]
  }>({ name: 'read-earlier-slots', text: READ_EARLIER, values: [beginnings.map((at) => new Date(at))] })
  const slots = new Map<number, Map<string, EarlierSlot<number>>>()
  for (const { startsAt, area, total, hashtagIds, weights } of rows) {
    const areas = slots.get(startsAt.getTime()) ?? new Map<string, EarlierSlot<number>>()
    slots.set(startsAt.getTime(), areas)
    areas.set(area, { total, byTag: new Map(hashtagIds.map((id, index) => [id, weights[index] ?? 0])) })
  }
  return slots
}

/**
 * Keeps what was eaten in a slot that is over, for the days that are compared with it. Rare hashtags are left out: beside what
 * is needed to trend, a single use on an earlier day is nothing.
 */
export async function writeEarlier(
  pool: Pool,
  beginning: number,
  areas: ReadonlyMap<string, WeighedUses<number>>,
): Promise<void> {
  const summaries = [...areas].map(([area, { total, byTag }]) => {
    const kept = [...byTag].filter(([, weight]) => weight > 1)
    return { area, total, hashtagIds: kept.map(([id]) => id), weights: kept.map(([, weight]) => weight) }
  })
  const kept = summaries.filter(({ area, total }) => area === '' || total >= MIN_PEOPLE)
  await pool.query({
    name: 'write-earlier-slot',
    text: WRITE_EARLIER,
    values: [new Date(beginning), JSON.stringify(kept)],
  })
}

/** Removes summaries of days with which nothing is compared any more. */
export async function forgetEarlier(pool: Pool): Promise<void> {
  await pool.query(FORGET_EARLIER)
}
