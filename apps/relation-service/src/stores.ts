import type { Database } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'

/** What the reads of this service are answered from. */
export interface Stores {
  pool: Database['pool']
  redis: Redis
  /** Where derivatives are served, without a slash at the end. */
  imagesUrl: string
}
