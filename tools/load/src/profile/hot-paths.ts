import type { Role } from '../world/load-world.ts'
import type { Phase } from '../workloads/workload.ts'

/** A path that most of the product's work is on, and the processes that it goes through. */
export interface HotPath {
  /** Requests a second: what two cores serve with room left. */
  rate: number
  mix: Phase['mix']
  /** Seconds of it until the compiler, and the planner of each connection, have seen enough. */
  warmUpS: number
  roles: readonly Role[]
}

/** At hundreds a second. */
const WARM_UP_S = 8

/** In this order: next pages go on from the first ones that were read before, likes are of posts that were seen on them. */
export const HOT_PATHS: Readonly<Record<string, HotPath>> = {
  home: { rate: 250, mix: { home: 1 }, warmUpS: WARM_UP_S, roles: ['feeds'] },
  next: { rate: 250, mix: { next: 1 }, warmUpS: WARM_UP_S, roles: ['feeds'] },
  click: { rate: 500, mix: { like: 1 }, warmUpS: WARM_UP_S, roles: ['relations', 'consumer', 'batch'] },
  post: { rate: 40, mix: { post: 1 }, warmUpS: 50, roles: ['posts', 'relay', 'fanout'] },
}
