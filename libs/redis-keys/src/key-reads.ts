import type { Redis } from './open-redis.ts'
import { createScript, runScript } from './script.ts'
import { TIMELINE_LUA } from './timelines/timeline-lua.ts'

/**
 * Arguments after the key of each command that can be read in turn. Two are none of Redis: `signature` gives head, length and
 * last element of a list as one text, `window` the last element of a descending list and so many of it from the first below a number on.
 */
const ARGUMENTS = { get: 0, hgetall: 0, signature: 0, hget: 1, lindex: 1, getrange: 2, lrange: 2, window: 2 }

/** A command that reads one key. */
export type KeyRead = readonly [name: keyof typeof ARGUMENTS, key: string, ...args: (string | number)[]]

/** The same command for each of many keys: its reply is the list of theirs. */
export type EachRead = readonly [name: keyof typeof ARGUMENTS, keys: readonly string[], ...args: (string | number)[]]

/** What one reader wants. */
export type Commands = readonly (KeyRead | EachRead)[]

export function isKeyRead(command: readonly unknown[]): command is KeyRead {
  return String(command[0]) in ARGUMENTS
}

/**
 * KEYS: those of the commands. ARGV: 1 where the epoch is wanted; then for each command its name, how many keys it is for (0: one,
 * whose reply is not in a list) and its arguments. Gives the epoch of now, then the reply of each: an error of one is
 * its own.
 */
const READ = createScript(`${TIMELINE_LUA}
local arguments = { get = 0, hgetall = 0, signature = 0, hget = 1, lindex = 1, getrange = 2, lrange = 2, window = 2 }
local function signature(key)
  local last = redis.pcall('LINDEX', key, -1)
  if type(last) ~= 'string' then return last end
  return redis.call('LINDEX', key, 0) .. ' ' .. redis.call('LLEN', key) .. ' ' .. last
end
local function window(key, before, limit)
  local mark = redis.pcall('LINDEX', key, -1)
  if type(mark) ~= 'string' then return mark end
  local first, last = 0, redis.call('LLEN', key) - 1
  while first < last do
    local middle = math.floor((first + last) / 2)
    if tonumber(redis.call('LINDEX', key, middle)) < tonumber(before) then last = middle else first = middle + 1 end
  end
  return { mark, unpack(redis.call('LRANGE', key, first, first + limit - 1)) }
end
local function read(name, count, key, one, two)
  if name == 'signature' then return signature(key) end
  if name == 'window' then return window(key, one, two) end
  if count == 0 then return redis.pcall(name, key) end
  if count == 1 then return redis.pcall(name, key, one) end
  return redis.pcall(name, key, one, two)
end
local replies, key, at = { ARGV[1] == '1' and epochNow() or '' }, 1, 2
while at <= #ARGV do
  local name, many = ARGV[at], tonumber(ARGV[at + 1])
  local count, one, two = arguments[name], ARGV[at + 2], ARGV[at + 3]
  if many == 0 then
    replies[#replies + 1] = read(name, count, KEYS[key], one, two)
    key = key + 1
  else
    local found = {}
    for i = 1, many do found[i] = read(name, count, KEYS[key + i - 1], one, two) end
    replies[#replies + 1] = found
    key = key + many
  end
  at = at + 2 + count
end
return replies
`)

/** What a script has read. */
export interface KeyReplies {
  /** Of the server; empty where it was not wanted. */
  epoch: string
  /** For each reader the replies in the order of its commands, or the first error among them. */
  outcomes: (unknown[] | Error)[]
}

/** Reads keys of one node for several readers by one script. @throws where Redis is away */
export async function readKeys(redis: Redis, readers: readonly Commands[], hasEpoch: boolean): Promise<KeyReplies> {
  const keys: string[] = []
  const args: (string | number)[] = [hasEpoch ? 1 : 0]
  for (const commands of readers) {
    for (const [name, key, ...rest] of commands) {
      if (typeof key === 'string') keys.push(key)
      else for (const one of key) keys.push(one)
      args.push(name, typeof key === 'string' ? 0 : key.length, ...rest)
    }
  }
  const [epoch, ...replies] = (await runScript(redis, READ, keys, args)) as [string, ...unknown[]]
  let from = 0
  const outcomes = readers.map((commands) => {
    const own = replies.slice(from, (from += commands.length))
    return errorAmong(own, commands) ?? own.map((reply, index) => shaped(commands[index]!, reply))
  })
  return { epoch, outcomes }
}

function errorAmong(replies: readonly unknown[], commands: Commands): Error | undefined {
  for (const [index, reply] of replies.entries()) {
    if (reply instanceof Error) return reply
    // Only what was read of many keys has errors within.
    if (typeof commands[index]![1] === 'string') continue
    const within = (reply as unknown[]).find((one) => one instanceof Error)
    if (within) return within as Error
  }
  return undefined
}

/** As ioredis gives the reply of the command itself. */
function shaped([name, key]: KeyRead | EachRead, reply: unknown): unknown {
  if (name !== 'hgetall') return reply
  return typeof key === 'string' ? fieldsOf(reply as string[]) : (reply as string[][]).map(fieldsOf)
}

function fieldsOf(flat: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let at = 0; at < flat.length; at += 2) fields[flat[at]!] = flat[at + 1]!
  return fields
}
