import { crc32 } from 'node:zlib'
import type { RelationKind } from '@matjip/contracts'

/**
 * Shards by default: enough that some counter batches can fold side by side, few enough that a consumer's batch of
 * hundreds still puts tens of operations into each script call.
 */
export const DEFAULT_SHARDS = 16

/**
 * The shard of a target: everything about one target lives in one slot, so that one script sees it whole.
 * All processes must agree on `shards`; changing it needs an empty queue and empty pending hashes.
 */
export function shardOf(kind: RelationKind, targetId: number, shards: number = DEFAULT_SHARDS): number {
  return crc32(`${kind}:${targetId}`) % shards
}

/** The hash tag that makes a shard one slot of a Redis Cluster. */
function tag(shard: number): string {
  return `rel:{r${String(shard).padStart(2, '0')}}`
}

/** Operations that Redis shows and Postgres may not have yet. */
export const pendingKey = (shard: number) => `${tag(shard)}:pending`
/** Who folds this shard now. */
export const leaseKey = (shard: number) => `${tag(shard)}:lease`
/** Unsettled states of a target's pairs, and their sum. */
export const overlayKey = (shard: number, kind: RelationKind, targetId: number) =>
  `${tag(shard)}:overlay:${kind}:${targetId}`
/** Rows of a target as Postgres had them when they were settled. */
export const settledKey = (shard: number, kind: RelationKind, targetId: number) =>
  `${tag(shard)}:settled:${kind}:${targetId}`
/** The cached count of a target. */
export const countKey = (shard: number, kind: RelationKind, targetId: number) =>
  `${tag(shard)}:count:${kind}:${targetId}`

/** An actor's newest clicks. */
export const intentKey = (actorId: number) => `rel:intent:{${actorId}}`
export const intentField = (kind: RelationKind, targetId: number) => `${kind}:${targetId}`
