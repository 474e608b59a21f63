import { crc32 } from 'node:zlib'
import type { Keyspace } from './keyspace.ts'

/** A reply: bulk or status text, integer, list, or null. */
export type Reply = string | number | null | Reply[]
export type Command = (args: readonly string[]) => Reply

/** The commands that the product uses, with Redis's meaning. Any other is unknown: the differential tests hold the two together. */
export function createCommands(space: Keyspace, nowMicros: () => number): Record<string, Command> {
  const nowMs = () => Math.floor(nowMicros() / 1000)
  const hash = (key: string): Map<string, string> => {
    const value = space.read(key)?.value
    if (typeof value === 'string') throw new Error('WRONGTYPE Operation against a key holding the wrong kind of value')
    return value ?? new Map<string, string>()
  }
  const fields = (key: string) => [...hash(key)].flat()
  const dropAll = (keys: readonly string[]) => keys.filter((key) => space.read(key) && space.drop(key)).length

  return {
    TIME: () => [String(Math.floor(nowMicros() / 1e6)), String(Math.floor(nowMicros() % 1e6))],
    PING: () => 'PONG',
    GET: ([key = '']) => {
      const value = space.read(key)?.value
      if (value instanceof Map) throw new Error('WRONGTYPE Operation against a key holding the wrong kind of value')
      return value ?? null
    },
    MGET: (keys) =>
      keys.map((key) => {
        const value = space.read(key)?.value
        return value === undefined || value instanceof Map ? null : value
      }),
    SET: ([key = '', value = '', ...options]) => {
      let expiresAt: number | undefined
      for (let at = 0; at < options.length; at += 1) {
        const option = options[at]?.toUpperCase()
        if (option === 'NX' && space.read(key)) return null
        if (option === 'XX' && !space.read(key)) return null
        if (option === 'EX' || option === 'PX')
          expiresAt = nowMs() + Number(options[(at += 1)]) * (option === 'EX' ? 1000 : 1)
        else if (option !== 'NX' && option !== 'XX') throw new Error('ERR syntax error')
      }
      space.write(key, { value, expiresAt })
      return 'OK'
    },
    DEL: dropAll,
    UNLINK: dropAll,
    EXISTS: (keys) => keys.filter((key) => space.read(key)).length,
    EXPIRE: ([key = '', seconds]) => expire(key, nowMs() + Number(seconds) * 1000),
    PEXPIRE: ([key = '', ms]) => expire(key, nowMs() + Number(ms)),
    PERSIST: ([key = '']) => {
      const had = space.read(key)?.expiresAt !== undefined
      if (had) space.expire(key, undefined)
      return Number(had)
    },
    PTTL: ([key = '']) => {
      const entry = space.read(key)
      return entry ? (entry.expiresAt === undefined ? -1 : entry.expiresAt - nowMs()) : -2
    },
    HGET: ([key = '', field = '']) => hash(key).get(field) ?? null,
    HMGET: ([key = '', ...names]) => {
      const found = hash(key)
      return names.map((field) => found.get(field) ?? null)
    },
    HSET: ([key = '', ...pairs]) => {
      let added = 0
      for (let at = 0; at < pairs.length; at += 2) {
        added += hash(key).has(pairs[at] ?? '') ? 0 : 1
        space.setField(key, pairs[at] ?? '', pairs[at + 1] ?? '')
      }
      return added
    },
    HSETNX: ([key = '', field = '', value = '']) => {
      if (hash(key).has(field)) return 0
      space.setField(key, field, value)
      return 1
    },
    HDEL: ([key = '', ...names]) => names.filter((field) => space.dropField(key, field)).length,
    HLEN: ([key = '']) => hash(key).size,
    HEXISTS: ([key = '', field = '']) => Number(hash(key).has(field)),
    HGETALL: ([key = '']) => fields(key),
    HKEYS: ([key = '']) => [...hash(key).keys()],
    HINCRBY: ([key = '', field = '', by]) => {
      const sum = Number(hash(key).get(field) ?? 0) + Number(by)
      if (!Number.isInteger(sum)) throw new Error('ERR hash value is not an integer')
      space.setField(key, field, String(sum))
      return sum
    },
    HSCAN: ([key = '', cursor = '0', ...options]) => {
      const at = options.findIndex((option) => option.toUpperCase() === 'COUNT')
      return scan(hash(key), Number(cursor), at < 0 ? 10 : Number(options[at + 1]))
    },
    PUBLISH: () => 0,
  }

  function expire(key: string, at: number): number {
    if (!space.read(key)) return 0
    space.expire(key, at)
    return 1
  }
}

/** In the order of a hash, so that what is there all the time is found whatever comes and goes: what Redis promises of a scan. */
function scan(hash: Map<string, string>, cursor: number, count: number): Reply {
  const ordered = [...hash.keys()].map((field) => [crc32(field) + 1, field] as const).filter(([at]) => at > cursor)
  ordered.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))
  let end = Math.min(count, ordered.length)
  // Fields of one hash go together, or the cursor would jump over some.
  while (end < ordered.length && ordered[end]?.[0] === ordered[end - 1]?.[0]) end += 1
  const found = ordered.slice(0, end).flatMap(([, field]) => [field, hash.get(field) ?? ''])
  return [end < ordered.length ? String(ordered[end - 1]?.[0]) : '0', found]
}
