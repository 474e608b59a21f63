import type { Database, RecordReads } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'

/** What those need who only look: the record may be shown by replicas. */
export interface RelationReads {
  redis: Redis
  pool: RecordReads
  /** Shards in Redis; `DEFAULT_SHARDS` unless configured otherwise, the same in every process. */
  shards?: number
}

/** What readers and writers of relations need. */
export interface RelationStores extends RelationReads {
  pool: Database['pool']
}
