import { isCluster } from './open-redis.ts'
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

/** Replies in the order of the commands. */
export interface ReadReplies {
  replies: unknown[]
  /** Of the server, as in the marks of timelines, in one piece with the replies; empty where nobody in the turn wanted it. */
  epoch: string
}

export interface ReadOptions {
  /**
   * A name of these very commands: who asks for the same before they are sent is answered by the same replies. What a page is
   * told by is so read once for all who read it at that moment.
   */
  sharedAs?: string
  /** Whether the epoch is wanted: it costs Redis as much as ten commands. */
  hasEpoch?: boolean
}

interface Waiting {
  commands: readonly (KeyRead | EachRead)[]
  resolve: (read: ReadReplies) => void
  reject: (error: unknown) => void
}

interface Turn {
  waiting: Waiting[]
  /** What several may want, by its name. */
  shared: Map<string, Promise<ReadReplies>>
  hasEpoch: boolean
  /** Whether it is sent when the running turn of the event loop ends; else it waits for the script that is under way. */
  isDue: boolean
}

interface Connection {
  next: Turn | undefined
  /** When the newest script was sent, while it has no reply. */
  underWay: number | undefined
}

const connections = new WeakMap<Redis, Connection>()

/**
 * Milliseconds for which a script that is under way holds back the next one: some ten times what a reply takes. Beyond it
 * Redis is slow or away, and each reader is to find that out without waiting for another.
 */
const HELD_BACK_MS = 5

/**
 * Reads keys of one node. What all requests want to read at the end of a turn of the event loop goes as one script: a request's
 * part is a few arguments of it instead of ten commands with a promise each, and the epoch, which costs Redis as much as all
 * the rest, is read once. Requests that come in one by one wait for nothing. Where a script is under way, the next one waits
 * for its reply and takes along what comes in until then: to send one and to wake the server for it costs as much as the rest
 * of a page, and Redis would not have begun with it before.
 * @throws the first error among the replies, or where Redis is away
 */
export function readInTurn(
  redis: Redis,
  commands: readonly (KeyRead | EachRead)[],
  { sharedAs, hasEpoch = false }: ReadOptions = {},
): Promise<ReadReplies> {
  if (isCluster(redis)) throw new Error('the keys of a Cluster are on several nodes')
  const turn = turnOf(redis)
  turn.hasEpoch ||= hasEpoch
  const other = sharedAs === undefined ? undefined : turn.shared.get(sharedAs)
  if (other) return other
  const { promise, resolve, reject } = Promise.withResolvers<ReadReplies>()
  turn.waiting.push({ commands, resolve, reject })
  if (sharedAs !== undefined) turn.shared.set(sharedAs, promise)
  return promise
}

function turnOf(redis: Redis): Turn {
  let connection = connections.get(redis)
  if (connection === undefined) connections.set(redis, (connection = { next: undefined, underWay: undefined }))
  connection.next ??= { waiting: [], shared: new Map(), hasEpoch: false, isDue: false }
  const { next, underWay } = connection
  if (underWay === undefined || performance.now() - underWay > HELD_BACK_MS) makeDue(redis, connection, next)
  return next
}

function makeDue(redis: Redis, connection: Connection, turn: Turn): void {
  if (turn.isDue) return
  turn.isDue = true
  // After the sockets that are readable now have been read.
  setImmediate(() => {
    connection.next = undefined
    const sentAt = performance.now()
    connection.underWay = sentAt
    void send(redis, turn).finally(() => {
      if (connection.underWay === sentAt) connection.underWay = undefined
      if (connection.next) makeDue(redis, connection, connection.next)
    })
  })
}

/** Never fails: each who waits is told. */
async function send(redis: Redis, { waiting, hasEpoch }: Turn): Promise<void> {
  const keys: string[] = []
  const args: (string | number)[] = [hasEpoch ? 1 : 0]
  for (const { commands } of waiting) {
    for (const [name, key, ...rest] of commands) {
      if (typeof key === 'string') keys.push(key)
      else for (const one of key) keys.push(one)
      args.push(name, typeof key === 'string' ? 0 : key.length, ...rest)
    }
  }
  try {
    const [epoch, ...replies] = (await runScript(redis, READ, keys, args)) as [string, ...unknown[]]
    let from = 0
    for (const { commands, resolve, reject } of waiting) {
      const own = replies.slice(from, (from += commands.length))
      const error = errorAmong(own, commands)
      if (error) reject(error)
      else resolve({ replies: own.map((reply, index) => shaped(commands[index]!, reply)), epoch })
    }
  } catch (error) {
    for (const { reject } of waiting) reject(error)
  }
}

function errorAmong(replies: readonly unknown[], commands: Waiting['commands']): Error | undefined {
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
