import { isCluster } from './open-redis.ts'
import type { Redis } from './open-redis.ts'
import { createScript, runScript } from './script.ts'
import { TIMELINE_LUA } from './timelines/timeline-lua.ts'

/**
 * Arguments after the key of each command that can be read in turn. `signature`, which is none of Redis, gives head, length and
 * last element of a list as one text.
 */
const ARGUMENTS = { get: 0, hgetall: 0, signature: 0, hget: 1, lindex: 1, getrange: 2, lrange: 2 }

/** A command that reads one key. */
export type KeyRead = readonly [name: keyof typeof ARGUMENTS, key: string, ...args: (string | number)[]]

export function isKeyRead(command: readonly unknown[]): command is KeyRead {
  return String(command[0]) in ARGUMENTS
}

/**
 * KEYS: one for each command. ARGV: for each its name and arguments. Gives the epoch of now, then the reply of each: an error
 * of one is its own.
 */
const READ = createScript(`${TIMELINE_LUA}
local arguments = { get = 0, hgetall = 0, signature = 0, hget = 1, lindex = 1, getrange = 2, lrange = 2 }
local replies, at = { epochNow() }, 1
for i = 1, #KEYS do
  local name = ARGV[at]
  local count = arguments[name]
  if name == 'signature' then
    local last = redis.pcall('LINDEX', KEYS[i], -1)
    if type(last) == 'string' then
      last = redis.call('LINDEX', KEYS[i], 0) .. ' ' .. redis.call('LLEN', KEYS[i]) .. ' ' .. last
    end
    replies[i + 1] = last
  elseif count == 0 then replies[i + 1] = redis.pcall(name, KEYS[i])
  elseif count == 1 then replies[i + 1] = redis.pcall(name, KEYS[i], ARGV[at + 1])
  else replies[i + 1] = redis.pcall(name, KEYS[i], ARGV[at + 1], ARGV[at + 2]) end
  at = at + 1 + count
end
return replies
`)

/** Replies in the order of the commands, and the epoch of the server in one piece with them. */
export interface ReadReplies {
  replies: unknown[]
  /** As in the marks of timelines. */
  epoch: string
}

interface Waiting {
  commands: readonly KeyRead[]
  resolve: (read: ReadReplies) => void
  reject: (error: unknown) => void
}

/** What each connection is about to read. */
const turns = new WeakMap<Redis, Waiting[]>()

/**
 * Reads keys of one node. What all requests of this turn of the event loop want to read goes as one script, at the turn's end:
 * a request's part is a few arguments of it instead of ten commands with a promise each, and the epoch, which costs Redis as
 * much as all the rest, is read once. Nothing waits for it: while requests come in one by one, each is a turn of its own.
 * @throws the first error among the replies, or where Redis is away
 */
export function readInTurn(redis: Redis, commands: readonly KeyRead[]): Promise<ReadReplies> {
  if (isCluster(redis)) throw new Error('the keys of a Cluster are on several nodes')
  const { promise, resolve, reject } = Promise.withResolvers<ReadReplies>()
  const waiting = { commands, resolve, reject }
  const turn = turns.get(redis)
  if (turn) turn.push(waiting)
  else {
    turns.set(redis, [waiting])
    // After the sockets that are readable now have been read.
    setImmediate(() => void send(redis))
  }
  return promise
}

async function send(redis: Redis): Promise<void> {
  const turn = turns.get(redis) ?? []
  turns.delete(redis)
  const keys: string[] = []
  const args: (string | number)[] = []
  for (const { commands } of turn) {
    for (const [name, key, ...rest] of commands) {
      keys.push(key)
      args.push(name, ...rest)
    }
  }
  try {
    const [epoch, ...replies] = (await runScript(redis, READ, keys, args)) as [string, ...unknown[]]
    let from = 0
    for (const { commands, resolve, reject } of turn) {
      const own = replies.slice(from, (from += commands.length))
      const error = own.find((reply) => reply instanceof Error)
      if (error) reject(error)
      else resolve({ replies: own.map((reply, index) => shaped(commands[index]![0], reply)), epoch })
    }
  } catch (error) {
    for (const { reject } of turn) reject(error)
  }
}

/** As ioredis gives the reply of the command itself. */
function shaped(name: string, reply: unknown): unknown {
  if (name !== 'hgetall') return reply
  const flat = reply as string[]
  const fields: Record<string, string> = {}
  for (let at = 0; at < flat.length; at += 2) fields[flat[at]!] = flat[at + 1]!
  return fields
}
