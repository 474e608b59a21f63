import { checkLive } from '@matjip/doctor'
import { openSqs } from '@matjip/stack'
import { findPeak } from '../overload/find-peak.ts'
import { comeToRest } from '../world/come-to-rest.ts'
import { findLost } from '../world/find-lost.ts'
import type { LoadWorld } from '../world/load-world.ts'
import { MIX } from '../workloads/day.ts'
import { growthsOf } from './growth.ts'
import type { Growth } from './growth.ts'
import { takeSample } from './sample.ts'
import type { Sample } from './sample.ts'

/** Of what saturates the product: an afternoon. */
const SHARE = 0.3
/** Share of the time in which caches fill, pools grow and code is compiled: before that nothing is compared. */
const WARM = 0.2
/** What people do in it: two thirds of the clicks of half an hour, so that what fills by clicks alone is nearly full. */
const RUSH = { ...MIX, home: 20, next: 6, like: 34, follow: 9 }
const SAMPLES = 60
/** Of so many samples one is taken right after a collection of garbage: a process that does little collects by itself once in half an hour. */
const COLLECT_EVERY = 6
const READ_EVERY = 20
const DRAIN_MS = 120_000

export interface Soaked {
  rate: number
  requests: number
  good: number
  failed: number
  refused: number
  /** At even intervals of what is compared. */
  samples: Sample[]
  growths: Growth[]
  /** What the doctor finds, in words; and what was compared. */
  drift: string[]
  compared: number
  lost: number
  wrongs: number
  written: number
}

/** A mixed load for minutes on end; then everything is counted. */
export async function runSoak(world: LoadWorld, minutes: number): Promise<Soaked> {
  const { arena, generator } = world
  // What posts there are is for later.
  const peak = await findPeak(world, { ...MIX, post: 0 }, READ_EVERY)
  const rate = SHARE * peak.best.goodput
  const phases = [
    { name: 'warm', seconds: minutes * 60 * WARM, from: rate, to: rate, mix: RUSH },
    { name: 'soak', seconds: minutes * 60 * (1 - WARM), from: rate, to: rate, mix: MIX },
  ]
  const samples: Sample[] = []
  let sampling = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const begun = (name: string) => {
    if (name !== 'soak') return
    const everyMs = (minutes * 60_000 * (1 - WARM)) / SAMPLES
    timer = setInterval(() => {
      sampling = sampling.then(async () => {
        const collected = (samples.length + 1) % COLLECT_EVERY === 0
        samples.push(await takeSample(world, collected))
      })
    }, everyMs)
  }
  const played = await generator
    .play({ phases, aims: {}, seed: 7, readEvery: READ_EVERY }, begun)
    .finally(() => clearInterval(timer))
  await sampling
  await comeToRest(arena, DRAIN_MS)
  const sqs = openSqs(arena.environment)
  const { findings } = await checkLive({ pool: arena.database.pool, redis: arena.redis, sqs, urls: arena.urls })
  sqs.destroy()
  const sum = (of: (op: (typeof played.ops)[number]) => number) => played.ops.reduce((total, op) => total + of(op), 0)
  const written = [...peak.played.flatMap((one) => one.written), ...played.written]
  return {
    rate,
    requests: sum(({ arrivals }) => arrivals),
    good: sum(({ good }) => good),
    refused: sum(({ refused }) => refused),
    failed: sum(({ failed }) => Object.values(failed).reduce((total, count) => total + count, 0)),
    samples,
    growths: growthsOf(samples),
    drift: findings.flatMap(({ invariant, promise, violations }) =>
      violations.map(({ subject, detail }) => `${invariant} ${promise}: ${subject}: ${detail}`),
    ),
    compared: findings.reduce((total, { compared }) => total + (compared ?? 0), 0),
    lost: (await findLost(arena.database, written)).length,
    wrongs: played.wrongs,
    written: written.length,
  }
}
