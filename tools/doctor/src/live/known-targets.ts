import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { Redis, Target } from '@matjip/redis-keys'
import { pendingOperation } from './pending-entry.ts'
import { readPendingHashes, scanKeys } from './redis-reads.ts'

const TARGET_KEY = /^rel:\{r(\d\d)\}:(?:overlay|settled|count):([^:]+):(\d+)$/

/** Every target that Redis knows something of, by shard. */
export async function knownTargets(redis: Redis, shards: number): Promise<Map<number, Target[]>> {
  const found = new Map<string, Target & { shard: number }>()
  const note = (shard: number, kind: RelationKind, targetId: number) =>
    found.set(`${shard} ${kind} ${targetId}`, { shard, kind, targetId })
  for await (const keys of scanKeys(redis, 'rel:{r*'))
    for (const key of keys) {
      const [, shard, kind = '', targetId] = TARGET_KEY.exec(key) ?? []
      if (kind in relationKinds) note(Number(shard), kind as RelationKind, Number(targetId))
    }
  const pending = await readPendingHashes(redis, shards)
  pending.forEach((entries, shard) => {
    for (const [messageId, text] of Object.entries(entries)) {
      const operation = pendingOperation(messageId, text)
      if (operation) note(shard, operation.kind, operation.targetId)
    }
  })
  return Map.groupBy(found.values(), ({ shard }) => shard)
}
