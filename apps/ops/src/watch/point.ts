import type { Sample } from './sample.ts'

/** What of a look is kept for charts, each a number or nothing. */
export const CURVES = [
  'waiting',
  'inFlight',
  'pending',
  'oldestS',
  'accepted',
  'applied',
  'persisted',
  'applyP95',
  'persistP95',
  'fanoutP95',
  'fromRedis',
  'fromBoth',
  'fromPostgres',
  'redisBytes',
  'requests',
  'requestP95',
] as const
export type Curve = (typeof CURVES)[number]

export interface Point extends Record<Curve, number | null> {
  /** Milliseconds since 1970. */
  at: number
}

export function pointOf({ at, queues, flow, feeds, redis, requests }: Sample): Point {
  const relations = queues?.find(({ name }) => name === 'relations')
  return {
    at,
    waiting: relations?.visible ?? null,
    inFlight: relations?.inFlight ?? null,
    pending: flow.pending,
    oldestS: relations ? (relations.oldestS ?? 0) : null,
    accepted: flow.accepted,
    applied: flow.applied,
    persisted: flow.persisted,
    applyP95: flow.applyLag.p95,
    persistP95: flow.persistLag.p95,
    fanoutP95: feeds.fanoutLag.p95,
    fromRedis: feeds.redis,
    // Answered by both: read from the record, and put back into Redis or not.
    fromBoth: feeds.both === null || feeds.rebuilt === null ? null : feeds.both + feeds.rebuilt,
    fromPostgres: feeds.postgres,
    redisBytes: redis?.usedBytes ?? null,
    requests: requests.all,
    requestP95: requests.duration.p95,
  }
}
