import { type AppEntry, bundleOf } from '@matjip/stack'

/** Processes of the product as this world runs them. */
export interface WorldProcess {
  /** `feeds`, … : several may be alike. */
  role: Role
  /** From the repository's root. */
  source: string
  bundle: string
  instances: number
}

export type Role = 'posts' | 'relay' | 'feeds' | 'fanout' | 'relations' | 'consumer' | 'batch'

const app = (role: Role, entry: AppEntry, instances: number): WorldProcess => ({ role, ...bundleOf(entry), instances })

/** Two of those whose caches or work could disagree, one of the others: a core is shared by all of them. */
export const WORLD_PROCESSES: readonly WorldProcess[] = [
  app('posts', 'post-service/main', 1),
  app('relay', 'post-service/relay', 1),
  app('feeds', 'feed-service/main', 2),
  app('fanout', 'feed-service/fanout', 2),
  app('relations', 'relation-service/main', 1),
  app('consumer', 'relation-service/consumer', 1),
  app('batch', 'counter-batch/loop', 1),
]

/**
 * Small settings, so that what is rare in production happens in every schedule: four followers are many, eight posts are a
 * full timeline, a fan-out is spread over messages of two followers.
 */
export const SMALL: Readonly<Record<string, string>> = {
  HOME_CAP: '8',
  HOME_SLACK: '2',
  SHARED_CAP: '8',
  FANOUT_CHUNK: '2',
  // Above a chunk: an author of three is pushed in two.
  PULL_THRESHOLD: '4',
  // Two workers of two each take what a round needs, and leave the embedded queue in peace.
  FANOUT_RECEIVERS: '2',
}
