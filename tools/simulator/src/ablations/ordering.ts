import { acknowledgeEntries, commitEntries, settleEntries } from '@matjip/relations'
import type { FoldPorts } from '@matjip/relations'
import type { PendingEntry } from '@matjip/redis-keys'
import type { Ablation, FoldStep } from './ablation.ts'

/** Steps of a fold in another order than COMMIT → SETTLE → ACK → TRIM. */
type Order = readonly ('commit' | 'settle' | 'ack' | 'trim')[]

function inOrder(order: Order): FoldStep {
  return async (ports, shards, limit, from) => {
    const cursors = new Map<number, string>()
    for (const shard of shards) {
      const { entries, readAtMs, cursor } = await ports.store.claim(shard, limit, from.get(shard))
      cursors.set(shard, cursor)
      if (entries.length > 0) await run(ports, shard, entries, readAtMs, order)
    }
    return { cursors, failures: [] }
  }
}

async function run(ports: FoldPorts, shard: number, entries: PendingEntry[], readAtMs: number, order: Order) {
  let rejected: Awaited<ReturnType<typeof commitEntries>>['rejected'] = []
  let acknowledged: Awaited<ReturnType<typeof acknowledgeEntries>> = []
  for (const step of order) {
    if (step === 'commit') rejected = (await commitEntries(ports, entries)).rejected
    if (step === 'settle') await settleEntries(ports, shard, readAtMs, entries, rejected)
    if (step === 'ack') acknowledged = await acknowledgeEntries(ports, entries)
    if (step === 'trim') await ports.store.trim(shard, acknowledged)
  }
}

const RECEIPT = ['string.sub(entry, 1, #start) == start', 'true'] as const
const SHOWN = ['if not shown or string.sub(shown, 1, #stamp) ~= stamp then', 'if true then'] as const

/** Rule 8, and the order of the steps. */
export const ordering: readonly Ablation[] = [
  { name: 'trim whatever receipt is there and whatever is shown', rule: '8', lua: [RECEIPT, SHOWN] },
  { name: 'trim what readers are shown again', rule: '8', lua: [SHOWN] },
  { name: 'the consumer deletes what it has applied', rule: 'order', deletesApplied: true },
  { name: 'ack before commit', rule: 'order', fold: inOrder(['ack', 'commit', 'settle', 'trim']) },
  { name: 'settle before commit', rule: 'order', fold: inOrder(['settle', 'commit', 'ack', 'trim']) },
  { name: 'trim before settle', rule: 'order', lua: [SHOWN], fold: inOrder(['commit', 'ack', 'trim', 'settle']) },
]
