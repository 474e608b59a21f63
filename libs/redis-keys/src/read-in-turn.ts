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

interface Turn {
  waiting: Waiting[]
  /** What several may want, by its name. */
  shared: Map<string, Promise<ReadReplies>>
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
 * @param sharedAs a name of these very commands: who asks for the same before they are sent is answered by the same replies.
 *   What a page is told by is so read once for all who read it at that moment
 * @throws the first error among the replies, or where Redis is away
 */
export function readInTurn(redis: Redis, commands: readonly KeyRead[], sharedAs?: string): Promise<ReadReplies> {
  if (isCluster(redis)) throw new Error('the keys of a Cluster are on several nodes')
  const turn = turnOf(redis)
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
  connection.next ??= { waiting: [], shared: new Map(), isDue: false }
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
    void send(redis, turn.waiting).finally(() => {
      if (connection.underWay === sentAt) connection.underWay = undefined
      if (connection.next) makeDue(redis, connection, connection.next)
    })
  })
}

/** Never fails: each who waits is told. */
async function send(redis: Redis, waiting: readonly Waiting[]): Promise<void> {
  const keys: string[] = []
  const args: (string | number)[] = []
  for (const { commands } of waiting) {
    for (const [name, key, ...rest] of commands) {
      keys.push(key)
      args.push(name, ...rest)
    }
  }
  try {
    const [epoch, ...replies] = (await runScript(redis, READ, keys, args)) as [string, ...unknown[]]
    let from = 0
    for (const { commands, resolve, reject } of waiting) {
      const own = replies.slice(from, (from += commands.length))
      const error = own.find((reply) => reply instanceof Error)
      if (error) reject(error)
      else resolve({ replies: own.map((reply, index) => shaped(commands[index]![0], reply)), epoch })
    }
  } catch (error) {
    for (const { reject } of waiting) reject(error)
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
