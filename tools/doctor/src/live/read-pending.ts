import { shardOf } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { Misplaced, ShardPending } from './live-state.ts'
import { pendingOperation } from './pending-entry.ts'
import { readPendingHashes } from './redis-reads.ts'

export interface PendingOverview {
  shards: ShardPending[]
  misplaced: Misplaced[]
}

/** What is pending in each shard, how old it is, and what can never leave. */
export async function readPending(redis: Redis, shards: number): Promise<PendingOverview> {
  const hashes = await readPendingHashes(redis, shards)
  const misplaced: Misplaced[] = []
  const overview = hashes.map((entries, shard) => {
    let oldestVersion: number | null = null
    for (const [messageId, text] of Object.entries(entries)) {
      const operation = pendingOperation(messageId, text)
      if (!operation) {
        misplaced.push({ shard, messageId, why: 'it is of no kind that this code knows, or damaged' })
        continue
      }
      const { kind, targetId, version } = operation
      if (oldestVersion === null || version < oldestVersion) oldestVersion = version
      const home = shardOf(kind, targetId, shards)
      if (home !== shard) misplaced.push({ shard, messageId, why: `${kind} ${targetId} belongs to shard ${home}` })
    }
    return { shard, pending: Object.keys(entries).length, oldestVersion }
  })
  return { shards: overview, misplaced }
}
