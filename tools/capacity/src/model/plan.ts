import { FARGATE_SHARE, HEADROOM, measured } from '../inputs/measured.ts'
import { USAGE } from '../inputs/usage.ts'
import type { Usage } from '../inputs/usage.ts'
import { redisMemory } from './redis-memory.ts'
import type { FamilyPlan } from './redis-memory.ts'
import { sizedPostgres, sizedRedis } from './sizing.ts'
import type { Sized } from './sizing.ts'
import { dayCurve, dayLoad, routeLoads } from './traffic.ts'
import type { DayLoad, RouteLoad } from './traffic.ts'

/** Tasks of a process at rest and at a meal. */
export interface ProcessPlan {
  process: string
  least: number
  most: number
  /** vCPUs and GB of a task. */
  vcpus: number
  memoryGb: number
  /** Of a task to Postgres. */
  connections: number
}

/** Everything that the number of people makes of the assumptions. */
export interface Plan {
  users: number
  usage: Usage
  /** Shares of a day's work in its busiest minute and hour. */
  peakMinuteShare: number
  peakHourShare: number
  day: DayLoad
  routes: RouteLoad[]
  processes: ProcessPlan[]
  redis: { families: FamilyPlan[]; bytes: number; coresAtPeak: number; sized: Sized }
  postgres: { rows: Record<string, number>; gb: number; coresAtPeak: number; connections: number; sized: Sized }
}

const SMALL = { vcpus: 0.5, memoryGb: 1 }
const POOL = 10
/** Of what is stored, as much is read often enough to be kept in memory. */
const HOT_SHARE = 0.1

export function planFor(users: number, usage: Usage = USAGE): Plan {
  const curve = dayCurve()
  const peakMinuteShare = Math.max(...curve)
  const peakHourShare = busiestHour(curve)
  const day = dayLoad(users, usage)
  const routes = routeLoads(users, usage, peakMinuteShare)
  const perSecond = (perDay: number) => (perDay * peakMinuteShare) / 60
  return {
    users,
    usage,
    peakMinuteShare,
    peakHourShare,
    day,
    routes,
    processes: processesOf(routes, day, perSecond),
    redis: redisOf(users, usage, peakHourShare, day, perSecond),
    postgres: postgresOf(users, usage, day, routes, perSecond),
  }
}

function busiestHour(curve: readonly number[]): number {
  return Math.max(...curve.map((_, at) => curve.slice(at, at + 60).reduce((sum, share) => sum + share, 0)))
}

type PerSecond = (perDay: number) => number

function processesOf(routes: readonly RouteLoad[], day: DayLoad, perSecond: PerSecond): ProcessPlan[] {
  const cores = (rate: number, cpu: number) => (rate * cpu) / 1_000_000
  const tasks = (process: string, busy: number, of = SMALL, connections = POOL, least = 1): ProcessPlan => ({
    process,
    least,
    most: Math.max(least, Math.ceil(busy / (of.vcpus * FARGATE_SHARE * HEADROOM))),
    connections,
    ...of,
  })
  const api = (service: string) =>
    tasks(
      `${service}/main`,
      routes.filter((route) => route.service === service).reduce((sum, { peak, cpu }) => sum + cores(peak, cpu), 0),
    )
  const m = measured
  return [
    api('feed-service'),
    api('relation-service'),
    api('post-service'),
    api('upload-presigner'),
    tasks('upload-presigner/derivatives', cores(perSecond(day.photos), m.derivativeCpu.value), {
      vcpus: 1,
      memoryGb: 2,
    }),
    tasks('feed-service/fanout', cores(perSecond(day.deliveries), m.deliveryWorkerCpu.value)),
    tasks('feed-service/trends', 0, SMALL, 3),
    tasks('post-service/relay', 0, SMALL, 2, 2),
    tasks('relation-service/consumer', cores(perSecond(day.clicks), m.consumeCpu.value), SMALL, 0),
    tasks('counter-batch/loop', cores(perSecond(day.clicks), m.foldCpu.value), SMALL, 5, 2),
  ]
}

function redisOf(users: number, usage: Usage, peakHourShare: number, day: DayLoad, perSecond: PerSecond) {
  const families = redisMemory(users, usage, peakHourShare)
  const bytes = families.reduce((sum, family) => sum + family.bytes, 0)
  const m = measured
  const cpu =
    perSecond(day.pages) * m.pageRedisCpu.value +
    perSecond(day.clicks) * m.clickRedisCpu.value +
    perSecond(day.deliveries) * m.deliveryRedisCpu.value
  const coresAtPeak = cpu / 1_000_000
  return {
    families,
    bytes,
    coresAtPeak,
    sized: sizedRedis({ memoryGb: bytes / 1e9, cores: coresAtPeak }, HEADROOM),
  }
}

/** Cold homes: of those who come after more than a week, one page is built from Postgres. */
const COLD_SHARE = 0.03

function postgresOf(users: number, usage: Usage, day: DayLoad, routes: readonly RouteLoad[], perSecond: PerSecond) {
  const accounts = users * usage.accountsPerDaily
  const rows = {
    users: accounts,
    posts: day.posts * usage.historyDays,
    relations: accounts * usage.followees + users * usage.likes * usage.historyDays,
  }
  const m = measured
  const gb =
    (rows.users * m.userRowBytes.value +
      rows.posts * m.postRowBytes.value +
      rows.relations * m.relationRowBytes.value) /
    1e9
  const cpu =
    perSecond(day.clicks) * m.clickPostgresCpu.value +
    perSecond(day.posts) * m.postPostgresCpu.value +
    perSecond(users * COLD_SHARE) * m.coldHomePostgres.value
  const coresAtPeak = cpu / 1_000_000
  const connections = processesOf(routes, day, perSecond).reduce(
    (sum, { most, connections }) => sum + most * connections,
    0,
  )
  const needs = { memoryGb: gb * HOT_SHARE, cores: coresAtPeak }
  return { rows, gb, coresAtPeak, connections, sized: sizedPostgres(needs, HEADROOM) }
}
