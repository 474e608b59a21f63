import type { Role } from '../world/load-world.ts'
import type { Phase } from '../workloads/workload.ts'

/** A path that most of the product's work is on, and the processes that it goes through. */
export interface HotPath {
  /** Requests a second: what two cores serve with room left. */
  rate: number
  mix: Phase['mix']
  roles: readonly Role[]
}

/** In this order: next pages go on from the first ones that were read before, likes are of posts that were seen on them. */
export const HOT_PATHS: Readonly<Record<string, HotPath>> = {
  home: { rate: 250, mix: { home: 1 }, roles: ['feeds'] },
  next: { rate: 250, mix: { next: 1 }, roles: ['feeds'] },
  click: { rate: 500, mix: { like: 1 }, roles: ['relations', 'consumer', 'batch'] },
  post: { rate: 40, mix: { post: 1 }, roles: ['posts', 'relay', 'fanout'] },
}
