import type { Random } from './random.ts'

/** The size of things in one schedule. Small, so that what must never meet meets often. */
export interface Settings {
  requests: number
  clients: number
  apis: number
  consumers: number
  receivers: number
  batches: number
  shards: number
  posts: number
  people: number
  /** Milliseconds between a client's clicks, on average. */
  thinkMs: number
  /** Operations a fold. */
  batchLimit: number
  maxPending: number
  /** The furthest that an instance's clock is off, in milliseconds. */
  skewMs: number
  /** Whether two clients may share an actor (two devices). */
  sharedActors: boolean
}

/** Half of what the version clock allows an echo to be ahead. */
const MAX_SKEW_MS = 2_000

export function drawSettings(random: Random, requests: number): Settings {
  return {
    requests,
    clients: random.int(3, 10),
    apis: random.int(1, 3),
    consumers: random.int(1, 3),
    receivers: random.int(1, 3),
    batches: random.int(1, 3),
    shards: random.int(1, 4),
    posts: random.int(1, 4),
    people: random.int(2, 5),
    thinkMs: random.pick([0, 2, 20, 200, 2_000]),
    batchLimit: random.pick([3, 10, 30, 100]),
    maxPending: random.pick([15, 30, 100]),
    skewMs: random.chance(0.5) ? random.int(0, MAX_SKEW_MS) : 0,
    sharedActors: random.chance(0.5),
  }
}
