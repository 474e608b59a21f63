import { readKeys } from './key-reads.ts'
import type { Commands } from './key-reads.ts'
import { isCluster } from './open-redis.ts'
import type { Redis } from './open-redis.ts'

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
  commands: Commands
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
  commands: Commands,
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
  try {
    const readers = waiting.map(({ commands }) => commands)
    const { epoch, outcomes } = await readKeys(redis, readers, hasEpoch)
    for (const [index, { resolve, reject }] of waiting.entries()) {
      const outcome = outcomes[index]!
      if (outcome instanceof Error) reject(outcome)
      else resolve({ replies: outcome, epoch })
    }
  } catch (error) {
    for (const { reject } of waiting) reject(error)
  }
}
