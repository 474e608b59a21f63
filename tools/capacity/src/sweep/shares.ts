import { HEADROOM } from '../inputs/measured.ts'
import type { Plan } from '../model/plan.ts'

/** What comes a second in the busiest minute, of so many a day. */
export const perSecond = ({ peakMinuteShare }: Plan, perDay: number) => (perDay * peakMinuteShare) / 60

/** Tasks of a process at the peak, of so many. */
export const busiest = (process: string, tasks: number) => (plan: Plan) =>
  (plan.processes.find((row) => row.process === process)?.most ?? 0) / tasks

/** Bytes in Redis, of 70 % of a node's GB: the rest is for copies and the system. */
export const memory = (gb: number) => (plan: Plan) => plan.redis.bytes / 1e9 / (gb * 0.7)

/** Redis's cores at the peak, of so many. */
export const cores = (count: number) => (plan: Plan) => plan.redis.coresAtPeak / (count * HEADROOM)

/** The share of what is used most. */
export const most =
  (...shares: ((plan: Plan) => number)[]) =>
  (plan: Plan) =>
    Math.max(...shares.map((share) => share(plan)))

/** Postgres at the peak: processors, GB stored, connections. */
export const postgres = (cpus: number, gb: number, connections: number) =>
  most(
    (plan) => plan.postgres.coresAtPeak / (cpus * HEADROOM),
    (plan) => plan.postgres.gb / gb,
    (plan) => plan.postgres.connections / connections,
  )

/** Clicks that wait to be committed at once: one fold a second. */
export const inFlight = (limit: number) => (plan: Plan) => (perSecond(plan, plan.day.clicks) * 2) / limit

/** Of a day's posts carry the most used hashtag. */
export const TOP_HASHTAG = 0.05
