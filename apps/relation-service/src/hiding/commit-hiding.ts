import { formatId, ProblemError } from '@matjip/contracts'
import type { CommittedKind, CommittedRelation } from '@matjip/contracts'
import { commitFenced, createOpId } from '@matjip/relations'
import type { FenceStores } from '@matjip/relations'
import type { Caller } from '@matjip/service-kit'
import type { AcceptDeps } from '../accept/accept-relation.ts'
import { endFollows } from './end-follows.ts'
import type { Side } from './end-follows.ts'
import { readFollowsBetween, writeHiding } from './hiding-store.ts'
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
 * Blocking then ends follows between the two through the queue; where that is away, or this process dies first, the block stands all
 * the same and counter-batch ends them later (docs/adr/0014). Taking a
 * block back first makes sure of it, so that no follow from before the block shows again.
 * @throws ProblemError not-found, version-in-future; forbidden for a deleted account; service-unavailable where follows are left and the queue is away; the
 * dependency's error without Postgres. Then nothing has changed
 */
export async function commitHiding(deps: HidingDeps, click: HidingClick): Promise<CommittedRelation> {
  const { kind, caller, targetId, active, echoed } = click
  const target = await readLivingUser(deps.pool, targetId)
  if (target === null) throw new ProblemError('not-found')
  const pair = () => readPair(deps, caller, { id: targetId, ...target })
  if (kind === 'block' && !active) await endFollowsLeft(deps, await pair())
  const write = { kind, actorId: caller.userId, targetId, active, version: deps.stamp(caller.userId, echoed) }
  // A mute is nobody's business but the caller's.
  const viewers = kind === 'block' ? [caller.userId, targetId] : [caller.userId]
  const version = await commitFenced(deps, viewers, (client) => writeHiding(client, { ...write, opId: createOpId() }))
  if (kind === 'block' && active) await endAllFollows(deps, pair)
  return { kind, target: formatId(targetId), active, version }
}

type Pair = { sides: [Side, Side]; following: Side[] }

async function readPair({ pool }: HidingDeps, caller: Caller, target: Omit<Side, 'version'>): Promise<Pair> {
  const rows = await readFollowsBetween(pool, caller.userId, target.id)
  const { userId: id, handle, displayName } = caller
  const sides = [{ id, handle, displayName }, target].map((side) => ({
    ...side,
    version: rows.get(side.id)?.version ?? null,
  })) as [Side, Side]
  return { sides, following: sides.filter((side) => rows.get(side.id)?.active) }
}

/** Both ways, whatever the record says: a follow that a fold writes at this very moment is older and must go too. */
async function endAllFollows(deps: HidingDeps, pair: () => Promise<Pair>): Promise<void> {
  try {
    await endFollows({ ...deps, createOpId }, (await pair()).sides)
  } catch (error) {
    deps.onFollowsLeft(error)
  }
}

async function endFollowsLeft(deps: HidingDeps, { sides, following }: Pair): Promise<void> {
  await endFollows({ ...deps, createOpId }, sides, following).catch((cause: unknown) => {
    throw new ProblemError('service-unavailable', { cause })
  })
}
