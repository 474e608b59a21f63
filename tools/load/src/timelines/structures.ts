import { createScript, HOME_LIMITS, homeKey, pushPost, runScript } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { startMeasuredRedis } from '@matjip/stack'
import { align, medianOf, spread } from '../table.ts'
import { fillTimelines } from './fill-homes.ts'
import { newestPosts, ownerId, postId } from './posts.ts'
import type { TimelineSection } from './section.ts'

const TIMELINES = 1_000
const { cap, slack } = HOME_LIMITS
/** Keys of one script call. */
const CALL = 500
/** Rounds that take turns, so that a disturbance meets all; the first warms up. */
const ROUNDS = 7
const PUSHES = 20

/** A way to keep a timeline. */
interface Structure {
  name: string
  /** Server settings by which it is what it is. */
  settings?: Record<string, string>
  fill: (redis: Redis, keys: string[], postIds: number[]) => Promise<unknown>
  push: (redis: Redis, keys: string[], id: number) => Promise<unknown>
  read: (redis: Redis, key: string) => Promise<unknown>
}

const PUSH_LIST = createScript(`
for i = 1, #KEYS do
  if redis.call('LPUSHX', KEYS[i], ARGV[1]) > tonumber(ARGV[2]) then redis.call('LTRIM', KEYS[i], 0, ARGV[3] - 1) end
end`)
const PUSH_ZSET = createScript(`
for i = 1, #KEYS do
  local key = KEYS[i]
  if redis.call('EXISTS', key) == 1 then
    redis.call('ZADD', key, ARGV[1], ARGV[1])
    local size = redis.call('ZCARD', key)
    if size > tonumber(ARGV[2]) then redis.call('ZREMRANGEBYRANK', key, 0, size - ARGV[3] - 1) end
  end
end`)

const zset = (name: string, settings: Record<string, string>): Structure => ({
  name,
  settings,
  fill: (redis, keys, ids) => Promise.all(keys.map((key) => redis.zadd(key, ...ids.flatMap((id) => [id, String(id)])))),
  push: (redis, keys, id) => runScript(redis, PUSH_ZSET, keys, [id, cap + slack, cap]),
  read: (redis, key) => redis.zrevrange(key, 0, 19),
})

const LISTS = 'bare list'
const OURS = 'list with epoch, floor and order (ours)'
const STRUCTURES: readonly Structure[] = [
  {
    name: LISTS,
    fill: (redis, keys, ids) => Promise.all(keys.map((key) => redis.rpush(key, ...ids))),
    push: (redis, keys, id) => runScript(redis, PUSH_LIST, keys, [id, cap + slack, cap]),
    read: (redis, key) => redis.lrange(key, 0, 19),
  },
  {
    name: OURS,
    fill: (redis, keys, ids) => fillTimelines(redis, keys, ids),
    push: (redis, keys, id) => pushPost(redis, keys, id, HOME_LIMITS),
    read: (redis, key) => redis.lrange(key, 0, 19),
  },
  zset('sorted set, skip list', { 'zset-max-listpack-entries': '128' }),
  zset('sorted set, listpack', { 'zset-max-listpack-entries': '512' }),
]

interface Measured {
  bytes: number[]
  push: number[]
  read: number[]
}

/** Which structure is small and cheap to push to at the same time? */
export const structures: TimelineSection = async ({ quick }) => {
  const { redis, cpu, bytes, stop } = await startMeasuredRedis()
  const measured = new Map<string, Measured>(STRUCTURES.map(({ name }) => [name, { bytes: [], push: [], read: [] }]))
  try {
    for (let round = 0; round < (quick ? 3 : ROUNDS); round += 1) {
      for (const { name, settings, fill, push, read } of STRUCTURES) {
        await redis.flushall()
        for (const [setting, value] of Object.entries(settings ?? {})) await redis.config('SET', setting, value)
        const keys = Array.from({ length: TIMELINES }, (_, place) => homeKey(ownerId(place)))
        const empty = await bytes()
        await fill(redis, keys, newestPosts(cap, cap))
        const used = ((await bytes()) - empty) / TIMELINES / cap
        let before = await cpu()
        for (let n = 0; n < PUSHES; n += 1)
          for (let from = 0; from < TIMELINES; from += CALL)
            await push(redis, keys.slice(from, from + CALL), postId(cap + n))
        const perPush = ((await cpu()) - before) / PUSHES / TIMELINES
        before = await cpu()
        for (let n = 0; n < 5; n += 1) await Promise.all(keys.map((key) => read(redis, key)))
        const perRead = ((await cpu()) - before) / 5 / TIMELINES
        if (round === 0) continue
        const to = measured.get(name)
        to?.bytes.push(used)
        to?.push.push(perPush)
        to?.read.push(perRead)
      }
    }
  } finally {
    await stop()
  }
  const rows = [...measured].map(([name, one]) => [
    name,
    spread(one.bytes, 1),
    spread(one.push, 2),
    spread(one.read, 1),
  ])
  console.log(align([[`${cap} entries`, 'bytes an entry', 'Redis CPU µs a push', 'a read of 20'], ...rows]))
  const of = (name: string) => measured.get(name)
  const [ours, bare] = [of(OURS), of(LISTS)]
  return {
    figure: `${medianOf(ours?.bytes ?? []).toFixed(1)} B an entry, ${(medianOf(ours?.push ?? []) / medianOf(bare?.push ?? [])).toFixed(2)} × a bare list`,
    broken: [],
  }
}
