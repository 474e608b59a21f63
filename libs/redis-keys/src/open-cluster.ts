import { Cluster } from 'ioredis'
import type { RedisOptions } from 'ioredis'

/** What every connection to a node is promised. */
export type NodeOptions = Pick<
  RedisOptions,
  'commandTimeout' | 'autoResendUnfulfilledCommands' | 'maxRetriesPerRequest'
>

/** Connecting to a node that is gone without a word is given up after this, milliseconds; meanwhile its commands fail at once. */
const CONNECT_TIMEOUT_MS = 2_000
/**
 * A node that leaves commands unanswered for so long is cut off, milliseconds: twice the time-out of a command, so that
 * from then on commands fail at once, and are led to the replica that has taken over.
 */
const SILENCE_MS = 2_000
/** How often the map of slots is read without a reason, milliseconds: a failover that no command met is known by then. */
const MAP_INTERVAL_MS = 5_000
/** An error of the same outage is not told again within this, milliseconds: each command may find the node dead anew. */
const TELL_EVERY_MS = 1_000

/** Whether a URL names a Cluster: it has the parameter `cluster`. */
export function isClusterUrl(url: string): boolean {
  return URL.canParse(url) && new URL(url).searchParams.has('cluster')
}

/**
 * Opens a Cluster: `redis[s]://[user:password@]host:port?cluster[&seed=host:port…]`. One address is enough to find the
 * others, as the configuration endpoint of ElastiCache; `seed` names more to begin with.
 *
 * Commands follow MOVED and ASK: they were not carried out where they were refused. Nothing else is sent twice.
 */
export function openCluster(
  url: string,
  promises: NodeOptions,
  clusterRetryStrategy: (attempt: number) => number,
  onError: (error: Error) => void,
): Cluster {
  const { host, protocol, username, password, searchParams } = new URL(url)
  const cluster = new Cluster([host, ...searchParams.getAll('seed')].map(seedOf), {
    enableOfflineQueue: false,
    clusterRetryStrategy,
    // Zero: a command whose connection broke, or that met a cluster without a master for it, fails instead of being sent again.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    slotsRefreshInterval: MAP_INTERVAL_MS,
    // The certificates of ElastiCache are for names: connect to the name, not to the address that it has now.
    dnsLookup: (name, callback) => callback(null, name),
    redisOptions: {
      ...promises,
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENCE_MS,
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
  })
  const tell = sparingly(onError)
  cluster.on('error', tell)
  cluster.on('node error', tell)
  // Replicas too: one that is promoted is then ready for the commands that are led to it.
  const warm = () => setImmediate(() => cluster.nodes().forEach((node) => void node.ping().catch(() => {})))
  cluster.on('ready', warm)
  cluster.on('+node', () => cluster.status === 'ready' && warm())
  return cluster
}

function seedOf(address: string) {
  const { hostname, port } = new URL(`redis://${address}`)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 6379) }
}

function sparingly(tell: (error: Error) => void): (error: Error) => void {
  let toldAt = 0
  return (error) => {
    if (Date.now() - toldAt < TELL_EVERY_MS) return
    toldAt = Date.now()
    tell(error)
  }
}
