import type { Database } from '@matjip/db-schema'
import { acceptClick, createOpId } from '@matjip/relations'
import type { AcceptPorts } from '@matjip/relations'
import type { Logger } from '@matjip/service-kit'
import type { Counter } from 'prom-client'
import { SWEEP_BLOCKS } from './sweep-sql.ts'

export interface SweepDeps extends Omit<AcceptPorts, 'stamp' | 'createOpId'> {
  pool: Database['pool']
  logger: Logger
  left: Counter
  /** Blocks of one sweep. */
  batch: number
}

interface Found {
  met: number
  last: number | null
  follows: { actorId: number; actorHandle: string; actorName: string; targetId: number; version: number }[]
}

/**
 * Makes a function that looks at some blocks older than a minute and ends, through the queue, the follows that are left between
 * the two: relation-service queues that after its commit, and may have died or found no queue. A block is looked at until none is
 * left; any number of processes share the work. @returns how many follows were left @throws where the queue does not confirm
 */
export function createBlockSweep({ pool, logger, left, batch, ...ports }: SweepDeps): () => Promise<number> {
  let after = 0
  return async () => {
    const { rows } = await pool.query<Found>({ name: 'sweep-blocks', text: SWEEP_BLOCKS, values: [after, batch] })
    const { met, last, follows } = rows[0] as Found
    // Round and round, so that those whose end takes long do not keep it from the others.
    after = met < batch ? 0 : Number(last)
    if (follows.length === 0) return 0
    await Promise.all(
      follows.map(({ version, ...pair }) =>
        acceptClick({ ...ports, createOpId, stamp: () => version }, { kind: 'follow', active: false, ...pair }, null),
      ),
    )
    left.inc(follows.length)
    logger.warn(
      { follows: follows.length },
      'follows were left between two of whom one blocks the other; queued their end',
    )
    return follows.length
  }
}
