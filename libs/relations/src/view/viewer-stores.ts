import type { Epoch, Intents, ViewerHead } from '@matjip/redis-keys'
import type { RelationStores } from '../relation-stores.ts'
import type { ViewerLease } from './lease.ts'

export interface ViewerStores extends RelationStores {
  /** Of `redis`. */
  epoch: Epoch
  lease: ViewerLease
}

/** What is read of a viewer in the round trip that begins a request. */
export interface ViewerParts {
  head: ViewerHead
  intents: Intents
}
