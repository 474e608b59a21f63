import type { PoisonLog } from '../faults/poison.ts'
import type { HidingLog } from '../load/hiding-log.ts'
import type { AcceptedClick, SentLog } from '../load/sent-log.ts'
import type { World } from '../world/open-world.ts'
import type { Product } from '../world/product.ts'
import { checkCounters } from './check-counters.ts'
import { checkDisplayed } from './check-displayed.ts'
import { checkHidings } from './check-hidings.ts'
import type { HidingCheck } from './check-hidings.ts'
import { checkInvariants } from './check-invariants.ts'
import { checkOperations } from './check-operations.ts'
import { checkQueues } from './check-queues.ts'
import { checkRows } from './check-rows.ts'
import type { RowCheck } from './check-rows.ts'

export interface Promises {
  world: World
  product: Product
  sent: SentLog
  hidings: HidingLog
  poison: PoisonLog
  /** Accepted operations that are asked for at the API. */
  sample: readonly AcceptedClick[]
}

/** Compares what was promised with what is there, once everything has come to rest. */
export async function checkEverything(promises: Promises): Promise<RowCheck & HidingCheck> {
  const { world, product, sent, hidings, poison, sample } = promises
  const { pool } = world.database
  const { findings: rows, ...counted } = await checkRows(pool, sent, hidings)
  const { findings: hidden, met } = await checkHidings(pool, hidings)
  return {
    ...counted,
    met,
    findings: [
      ...rows,
      ...hidden,
      ...(await checkCounters(pool)),
      await checkDisplayed(world, product.apis[0]?.origin ?? ''),
      ...(await checkInvariants(world)),
      ...(await checkQueues(world, poison)),
      await checkOperations(product, sample, hidings),
    ],
  }
}
