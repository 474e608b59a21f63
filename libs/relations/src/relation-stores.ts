import type { Database } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'

/** What readers of relations need. */
export interface RelationStores {
  redis: Redis
  pool: Database['pool']
  /** Shards in Redis; `DEFAULT_SHARDS` unless configured otherwise, the same in every process. */
  shards?: number
}
