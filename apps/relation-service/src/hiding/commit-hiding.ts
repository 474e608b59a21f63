import { formatId, ProblemError } from '@matjip/contracts'
import type { CommittedKind, CommittedRelation } from '@matjip/contracts'
import { commitFenced, createOpId } from '@matjip/relations'
import type { FenceStores, StampVersion } from '@matjip/relations'
import type { Caller } from '@matjip/service-kit'
import type { AcceptDeps } from '../accept/accept-relation.ts'
import { endFollows } from './end-follows.ts'
import type { Side } from './end-follows.ts'
import { readFollowsBetween, readFollowsLeft } from './follows-store.ts'
import { writeHiding } from './hiding-store.ts'
import { readLivingUser } from './living-user.ts'

export interface HidingDeps extends AcceptDeps, FenceStores {
  /** Told that a block stands but the end of follows was not queued. */
  onFollowsLeft: (error: unknown) => void
}

export interface HidingClick {
  kind: CommittedKind
  caller: Caller
  targetId: number
  active: boolean
  /** The largest version that the client has seen, if it tells. */
  echoed: number | null
}

/**
 * Blocks or mutes, or takes it back: committed to Postgres when it resolves, and in force for the next read of everybody.
 * Blocking then ends follows between the two through the queue; where that is away, or this process dies first, the block stands
 * all the same and counter-batch ends them later (docs/adr/0014). Taking a block back first makes sure of it, so that no follow
 * from before the block shows again; where none stands, it ends nothing.
 * @throws ProblemError not-found, version-in-future; forbidden for a deleted account; service-unavailable where follows are left
 * and the queue is away; the dependency's error without Postgres. Then the block or mute is what it was
 */
export async function commitHiding(deps: HidingDeps, click: HidingClick): Promise<CommittedRelation> {
  const { kind, caller, targetId, active, echoed } = click
  const target = await readLivingUser(deps.pool, targetId)
  if (target === null) throw new ProblemError('not-found')
  const { userId: id, handle, displayName } = caller
  const pair: Pair = [
    { id, handle, displayName },
    { id: targetId, ...target },
  ]
  const write = { kind, actorId: caller.userId, targetId, active, version: deps.stamp(caller.userId, echoed) }
  if (kind === 'block' && !active) await endFollowsLeft(deps, pair)
  // A mute is nobody's business but the caller's.
  const viewers = kind === 'block' ? [caller.userId, targetId] : [caller.userId]
  const version = await commitFenced(deps, viewers, (client) => writeHiding(client, { ...write, opId: createOpId() }))
  if (kind === 'block' && active) await endAllFollows(deps, pair)
  return { kind, target: formatId(targetId), active, version }
}

/** The caller, and the one whom it is about. */
type Pair = readonly [Side, Side]

/** Both ways, whatever the record says: a follow that a fold writes at this very moment is older and must go too. */
async function endAllFollows(deps: HidingDeps, pair: Pair): Promise<void> {
  try {
    const ends = await readFollowsBetween(deps.pool, pair[0].id, pair[1].id)
    await endFollows({ ...deps, createOpId }, pair, ends)
  } catch (error) {
    deps.onFollowsLeft(error)
  }
}

async function endFollowsLeft(deps: HidingDeps, pair: Pair): Promise<void> {
  const ends = await readFollowsLeft(deps.pool, pair[0].id, pair[1].id)
  await endFollows({ ...deps, createOpId, stamp: nextVersion }, pair, ends).catch((cause: unknown) => {
    throw new ProblemError('service-unavailable', { cause })
  })
}

/** Not by this clock: a follow that one of the two begins after the unblock, wherever, must be newer. */
const nextVersion: StampVersion = (_actorId, after) => (after ?? 0) + 1
