import type { RelationMessage } from '@matjip/contracts'
import type { UnstampedClick, Violation } from '@matjip/relations'
import type { Ablation } from '../ablations/ablation.ts'
import type { Answer } from '../actors/api.ts'
import type { Client } from '../actors/client.ts'
import type { Settings } from './settings.ts'
import type { SimulatedStores } from './stores.ts'
import type { World } from './world.ts'

/** One schedule while it runs. */
export interface Simulation {
  world: World
  settings: Settings
  stores: SimulatedStores
  ablation: Ablation | undefined
  /** Ids of what exists at the start; of people, those who may be followed. */
  posts: readonly number[]
  people: readonly number[]
  restaurants: readonly number[]
  /** Author of each post, also of one that is gone. */
  authors: Map<number, number>
  clients: Client[]
  /** Answered with 202, also where the answer was lost. */
  accepted: RelationMessage[]
  /** `actor 7`, `like 100`, `block 1 2`: what was deleted or blocked while it ran. */
  gone: Set<string>
  /** Pairs with an operation that Postgres refuses. */
  poisoned: Set<string>
  /** When each accepted click was made, milliseconds; when its intent was there, also as a number of steps. */
  startedAt: Map<string, number>
  intentAt: Map<string, { ms: number; step: number }>
  requests: number
  violations: Violation[]
  /** A click through the instance that the load balancer picks. */
  request: (click: UnstampedClick, echoed: number | null) => Promise<Answer>
}
