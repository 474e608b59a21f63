import { authorKey, hashtagTimelineKey, readSignature, readWindows, unlessRedisAway } from '@matjip/redis-keys'
import type { Window } from '@matjip/redis-keys'
import { readLegs } from './leg-store.ts'
import type { SharedLeg } from './leg-store.ts'
import type { Timelines } from './timelines.ts'
import { snapshotOf, windowOf } from './window-source.ts'

const keyOf = ({ kind, id }: SharedLeg) => (kind === 'author' ? authorKey(id) : hashtagTimelineKey(id))

/** Above every id: where a timeline begins. */
const NEWEST = Number.MAX_SAFE_INTEGER

/**
 * A part of each of these legs, in one round trip to Redis. What it does not have is read from the record and, as far as this
 * process may, put there.
 * @param before `Infinity` for the newest
 */
export async function readSharedLegs(
  timelines: Timelines,
  legs: readonly SharedLeg[],
  before: number,
  limit: number,
): Promise<Window[]> {
  if (legs.length === 0) return []
  const { redis, shared, touch, legFlights } = timelines
  const since = legFlights.begun()
  const wanted = legs.map((leg) => ({ key: keyOf(leg), before, limit }))
  const read = async () => (await readWindows(redis, wanted)).windows
  const windows = await unlessRedisAway<(Window | undefined)[] | undefined>(read, undefined)
  touch(
    wanted.filter((_, index) => windows?.[index]).map(({ key }) => key),
    shared.ttlS,
  )
  const missing = legs.filter((_, index) => !windows?.[index])
  if (missing.length === 0) return windows as Window[]
  const cold = await readMissing(timelines, missing, { before, limit, since, rebuild: windows !== undefined })
  const next = cold.values()
  return legs.map((_, index) => windows?.[index] ?? (next.next().value as Window))
}

/** What a leg's timeline in Redis is told by; undefined where it has none that can be believed, or is away. */
export function readLegSignature({ redis }: Timelines, leg: SharedLeg): Promise<string | undefined> {
  return unlessRedisAway(() => readSignature(redis, keyOf(leg)), undefined)
}

async function readMissing(
  timelines: Timelines,
  legs: readonly SharedLeg[],
  { before, limit, since, rebuild }: { before: number; limit: number; since: number; rebuild: boolean },
): Promise<Window[]> {
  const { pool } = timelines
  const rebuilt = await Promise.all(legs.map((leg) => (rebuild ? readCold(timelines, leg, before, limit) : undefined)))
  const left = legs.filter((_, index) => !rebuilt[index])
  // Everybody who reads the same part of a leg meanwhile is answered by one statement.
  const from = Math.min(before, NEWEST)
  const plain = await timelines.legFlights.fly(
    left.map((leg) => `${keyOf(leg)} ${from} ${limit}`),
    (places) =>
      readLegs(
        pool,
        places.map((place) => left[place] as SharedLeg),
        from,
        limit,
      ),
    since,
  )
  const next = plain.values()
  return rebuilt.map((window) => window ?? snapshotOf(next.next().value ?? [], limit))
}

async function readCold(timelines: Timelines, leg: SharedLeg, before: number, limit: number) {
  const { pool, redis, shared } = timelines
  const key = keyOf(leg)
  const snapshot = await timelines.readCold({
    key,
    limits: shared,
    read: async () => snapshotOf((await readLegs(pool, [leg], NEWEST, shared.cap))[0] ?? [], shared.cap),
  })
  if (snapshot !== 'again') return snapshot && windowOf(snapshot, before, limit)
  return unlessRedisAway(async () => (await readWindows(redis, [{ key, before, limit }])).windows[0], undefined)
}
