import { MAX_OPERATION_AGE_DAYS, kindTable } from '@matjip/contracts'
import type { RelationMessage } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { blockKey } from './tables.ts'
import type { Tables } from './tables.ts'

const MAX_AGE_MS = MAX_OPERATION_AGE_DAYS * 24 * 3600 * 1000

/**
 * Why an operation can have no row, as the fold judges it; undefined where it can. What has failed stays failed.
 * The cap of followed hashtags is left out: no schedule comes near it.
 */
export function judge(tables: Tables, operation: RelationMessage, nowMs: number): string | undefined {
  const { users, posts, failures } = tables
  const { kind, actorId, targetId, active, version, opId } = operation
  const earlier = failures.get(opId)
  if (earlier) return earlier.code
  if (version < (nowMs - MAX_AGE_MS) * 1000) return 'too-old'
  const actor = users.get(actorId)
  if (!actor) return 'actor-missing'
  if (actor.deleted) return 'actor-deleted'
  if (kind === 'follow' && actorId === targetId) return 'self-follow'
  if (!targetExists(tables, operation)) return 'target-not-found'
  const peer = kindTable[kind].target === 'post' ? posts.get(targetId) : kind === 'follow' ? targetId : undefined
  return active && peer !== undefined && isBlocked(tables, actorId, peer) ? 'blocked' : undefined
}

function targetExists(tables: Tables, { kind, targetId, targetName }: RelationMessage): boolean {
  switch (kindTable[kind].target) {
    case 'user':
      return tables.users.get(targetId)?.deleted === false
    case 'post':
      return tables.posts.has(targetId)
    case 'restaurant':
      return tables.restaurants.has(targetId)
    case 'hashtag':
      if (targetName === undefined || hashtagKeyOf(targetName) !== targetId) return false
      return (tables.hashtags.get(targetId) ?? targetName) === targetName
  }
}

function isBlocked({ blocks }: Tables, one: number, other: number): boolean {
  return blocks.has(blockKey(one, other)) || blocks.has(blockKey(other, one))
}
