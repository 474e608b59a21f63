import { createHash } from 'node:crypto'
import calculateSlot from 'cluster-key-slot'
import { Cluster } from 'ioredis'
import type { Redis as Node } from 'ioredis'
import type { Redis } from './open-redis.ts'

/** How often a node is asked for its epoch without a reason, milliseconds: one that is promoted keeps its connections. */
const ASK_EVERY_MS = 1_000
/** Characters that are kept: 48 bits, so that two epochs never look alike by chance. */
const LENGTH = 8

/**
 * Which history of writes a node is on. A node that was restarted or promoted has another epoch, and may have lost the last
 * writes before: what was cached under an older epoch may miss its invalidation and is not believed.
 */
export interface Epoch {
  /** The epoch of the node that holds a key now; null where it is not known: then nothing cached there may be believed. */
  of(key: string): string | null
  /** The epochs of all nodes in one word; null where one is not known. */
  all(): string | null
  /** Asks all nodes now. Resolves when they have answered; never rejects. */
  ask(): Promise<void>
  /** Ends the asking. The connection stays open. */
  stop(): void
}

/**
 * Watches the epochs of a connection: they are asked for whenever it becomes ready, before anything is believed, and every
 * second. Compare a reply's epoch with `of` *after* the reply: a Cluster leads commands on to another node by itself.
 */
export function watchEpoch(redis: Redis): Epoch {
  const known = redis instanceof Cluster ? watchCluster(redis) : watchNode(redis)
  const timer = setInterval(() => void known.ask(), ASK_EVERY_MS).unref()
  return {
    of: known.of,
    all: known.all,
    ask: known.ask,
    stop() {
      clearInterval(timer)
      known.stop()
    },
  }
}

function watchNode(redis: Node): Epoch {
  let epoch: string | null = null
  /** Connections so far: an answer that comes from an earlier one says nothing. */
  let connection = 0
  const ask = async () => {
    const asked = connection
    const answer = await epochOf(redis)
    if (asked === connection) epoch = answer
  }
  const forget = () => {
    connection += 1
    epoch = null
  }
  const begin = () => void ask()
  redis.on('ready', begin)
  redis.on('close', forget)
  if (redis.status === 'ready') begin()
  return {
    of: () => epoch,
    all: () => epoch,
    ask,
    stop: () => void redis.off('ready', begin).off('close', forget),
  }
}

/** What ioredis knows of a Cluster: the addresses of each slot's nodes, its master first. Moved by MOVED at once. */
type WithSlots = Cluster & { slots: string[][] }

function watchCluster(cluster: Cluster): Epoch {
  const { slots } = cluster as WithSlots
  /** By address, of those that said they are masters. */
  let epochs = new Map<string, string>()
  let together: string | null = null
  /** Connections so far: an answer that comes from an earlier one says nothing. */
  let connection = 0
  const ask = async () => {
    // Nodes are only asked where commands would be led to them, too. Whoever asks one before makes it connect, and ioredis takes
    // a Cluster for lost, again and again, where the node that it asks whether all is well is connecting at that moment.
    if (cluster.status !== 'ready') return forget()
    const asked = connection
    const answers = await Promise.all(
      cluster.nodes('master').map(async (node) => {
        const epoch = await epochOf(node)
        return epoch === null ? [] : [[`${node.options.host}:${node.options.port}`, epoch] as const]
      }),
    )
    if (asked !== connection) return
    epochs = new Map(answers.flat())
    const known = answers.length > 0 && answers.every(({ length }) => length > 0)
    together = known ? shortened([...epochs].map(String).sort()) : null
  }
  const forget = () => {
    connection += 1
    epochs = new Map()
    together = null
  }
  const begin = () => void ask()
  cluster.on('ready', begin)
  cluster.on('refresh', begin)
  cluster.on('close', forget)
  if (cluster.status === 'ready') begin()
  return {
    all: () => together,
    of: (key) => epochs.get(slots[calculateSlot(key)]?.[0] ?? '') ?? null,
    ask,
    stop: () => void cluster.off('ready', begin).off('refresh', begin).off('close', forget),
  }
}

/** A master's epoch; null for a replica, and for one that does not answer. */
async function epochOf(node: Node): Promise<string | null> {
  try {
    const [server, replication] = await Promise.all([node.info('server'), node.info('replication')])
    if (!/^role:master/m.test(replication)) return null
    // The run, too: a master that comes back from an old file is another one.
    const words = [/^run_id:(\w+)/m.exec(server)?.[1], /^master_replid:(\w+)/m.exec(replication)?.[1]]
    return shortened(words)
  } catch {
    return null
  }
}

function shortened(words: readonly (string | undefined)[]): string {
  return createHash('sha256').update(words.join()).digest('base64url').slice(0, LENGTH)
}
