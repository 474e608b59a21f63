import type { RoutedService } from '@matjip/path-rules'
import type { Tasks } from '../sizes.ts'

/** The product's queues by name; each has its dead-letter queue. */
export type QueueName = 'relations' | 'post-events' | 'derivatives'

/** What makes more tasks of a process. */
export type Scaling =
  /** Requests a task and minute, and CPU. */
  | { by: 'requests'; perTaskAndMinute: number }
  /** Messages that wait, by task. */
  | { by: 'backlog'; queue: QueueName; perTask: number }
  /** A fixed number: more would only wait for each other. */
  | { by: 'count'; tasks: number }

/** Which stores a process's security group and role may reach. */
export interface Needs {
  postgres?: true
  redis?: true
  sends?: readonly QueueName[]
  receives?: readonly QueueName[]
  /** Deletes messages that others received. */
  acknowledges?: readonly QueueName[]
  originals?: 'look' | 'upload' | 'sweep'
  derivatives?: 'write'
}

/** A process of the product as AWS runs it. One row here, one bundle, one image, one role, one deployment. */
export interface ProcessRow {
  /** Folder under apps/ and entry: the bundle `dist/<app>/<entry>.js`. */
  app: string
  entry: string
  /** Behind the load balancer under this name. */
  routed?: RoutedService
  cpu: number
  memoryMb: number
  scaling: Scaling
  /** Instead of the size's own, at `ha`. */
  atMost?: number
  needs: Needs
  /** Connections of a task to Postgres: the pool that the process opens. */
  connections: number
  /** Leases a worker number: there are 32, for both generations of a rolling deployment together. */
  makesIds?: true
}

/** Half a processor: a process of ours takes about 120 MB, and one core at most. */
const SMALL = { cpu: 512, memoryMb: 1024 }
/** The pool of libs/db-schema where nothing else is said. */
const POOL = 10
/** 32 worker numbers, and twice as many tasks during a deployment as before it. */
const MOST_WITH_IDS = 15

/** Requests a task and minute: about half of what half a core does for that route (docs/performance.md), so that a spike finds room. */
const rate = { feed: 60_000, relations: 60_000, posts: 20_000, uploads: 30_000 }

/** How many tasks there are of a process at a size, at rest and at most. */
export function tasksOf({ scaling, atMost }: ProcessRow, tasks: Tasks): Tasks {
  if (scaling.by === 'count') return { least: scaling.tasks, most: scaling.tasks }
  return { least: tasks.least, most: Math.min(tasks.most, atMost ?? tasks.most) }
}

export const processTable: readonly ProcessRow[] = [
  {
    app: 'upload-presigner',
    entry: 'main',
    routed: 'upload-presigner',
    ...SMALL,
    scaling: { by: 'requests', perTaskAndMinute: rate.uploads },
    atMost: MOST_WITH_IDS,
    needs: { postgres: true, originals: 'upload' },
    connections: POOL,
    makesIds: true,
  },
  {
    app: 'upload-presigner',
    entry: 'derivatives',
    cpu: 1024,
    memoryMb: 2048,
    // 0.15 s of a core for a photo: a minute's work.
    scaling: { by: 'backlog', queue: 'derivatives', perTask: 400 },
    needs: {
      postgres: true,
      redis: true,
      sends: ['derivatives'],
      receives: ['derivatives'],
      originals: 'sweep',
      derivatives: 'write',
    },
    connections: POOL,
  },
  {
    app: 'post-service',
    entry: 'main',
    routed: 'post-service',
    ...SMALL,
    scaling: { by: 'requests', perTaskAndMinute: rate.posts },
    atMost: MOST_WITH_IDS,
    needs: { postgres: true, redis: true, originals: 'look' },
    connections: POOL,
    makesIds: true,
  },
  {
    app: 'post-service',
    entry: 'relay',
    ...SMALL,
    // Two, so that one may be replaced while the other relays; both skip what the other has locked.
    scaling: { by: 'count', tasks: 2 },
    needs: { postgres: true, sends: ['post-events'] },
    connections: 2,
  },
  {
    app: 'feed-service',
    entry: 'main',
    routed: 'feed-service',
    ...SMALL,
    scaling: { by: 'requests', perTaskAndMinute: rate.feed },
    needs: { postgres: true, redis: true },
    connections: POOL,
  },
  {
    app: 'feed-service',
    entry: 'fanout',
    ...SMALL,
    // A message is 500 followers and a few milliseconds: half a minute's work.
    scaling: { by: 'backlog', queue: 'post-events', perTask: 5_000 },
    needs: { postgres: true, redis: true, sends: ['post-events'], receives: ['post-events'] },
    connections: POOL,
  },
  {
    app: 'feed-service',
    entry: 'trends',
    ...SMALL,
    // The lists are refreshed by whoever has the lock: one task, and the next one a minute after its end.
    scaling: { by: 'count', tasks: 1 },
    needs: { postgres: true },
    connections: 3,
  },
  {
    app: 'relation-service',
    entry: 'main',
    routed: 'relation-service',
    ...SMALL,
    scaling: { by: 'requests', perTaskAndMinute: rate.relations },
    needs: { postgres: true, redis: true, sends: ['relations'] },
    connections: POOL,
  },
  {
    app: 'relation-service',
    entry: 'consumer',
    ...SMALL,
    // A consumer applies more than 5,000 clicks a second on half a core: a minute's backlog of one is time for another.
    scaling: { by: 'backlog', queue: 'relations', perTask: 300_000 },
    // Receives at once are what is in flight: two of them are enough for what Redis applies.
    atMost: 4,
    needs: { redis: true, receives: ['relations'] },
    connections: 0,
  },
  {
    app: 'counter-batch',
    entry: 'loop',
    ...SMALL,
    // Two, so that one may be replaced while the other folds; both share the shards.
    scaling: { by: 'count', tasks: 2 },
    needs: { postgres: true, redis: true, acknowledges: ['relations'] },
    connections: 5,
  },
]

/** Entries of apps that are no task of their own, each with what they are instead. */
export const otherEntries: Readonly<Record<string, string>> = {
  'relation-service/lambda': 'the relation consumer as a function: function-table.ts',
  'upload-presigner/lambda': 'the presigner as a function: function-table.ts',
  'upload-presigner/deriver': 'a child of upload-presigner/derivatives, in the same image',
  'ops/main': 'the operations page: beside a deployment where operators want it, with an address of its own (apps/ops)',
  'counter-batch/once': 'a task that an operator runs by hand from the image of counter-batch/loop',
}
