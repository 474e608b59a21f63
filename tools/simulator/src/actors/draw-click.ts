import { kindTable } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { pairName } from '@matjip/relations'
import type { UnstampedClick } from '@matjip/relations'
import type { Simulation } from '../world/simulation.ts'
import { noteFault, strikes } from '../world/world.ts'

/** Kinds as clients click them: mostly those that are counted. */
const KINDS: readonly RelationKind[] = [
  ...(Object.keys(kindTable) as RelationKind[]),
  ...Array<RelationKind>(5).fill('like'),
  ...Array<RelationKind>(3).fill('follow'),
]
const HASHTAGS = ['마라탕', '카페투어']
/** Nothing has this id. */
const NOWHERE = 999

/** What somebody clicks next: few targets, so that clicks meet. */
export function drawClick(simulation: Simulation, actorId: number): UnstampedClick {
  const { world, posts, people, restaurants, poisoned } = simulation
  const { random } = world
  const kind = random.pick(KINDS)
  const missing = kind !== 'hashtag' && strikes(world, 'target missing')
  if (missing) noteFault(world, 'target missing', `${actorId}`)
  const targetName = random.pick(HASHTAGS)
  const ids = { user: people, post: posts, restaurant: restaurants, hashtag: [hashtagKeyOf(targetName)] }
  const targetId = missing ? NOWHERE : random.pick(ids[kindTable[kind].target])
  const poison = strikes(world, 'poison operation')
  if (poison) {
    noteFault(world, 'poison operation', `${actorId}`)
    poisoned.add(pairName({ kind, actorId, targetId }))
  }
  return {
    kind,
    actorId,
    targetId,
    ...(kind === 'hashtag' ? { targetName } : {}),
    active: random.chance(0.6),
    // The API refuses such a name; this one came through a hole in it.
    actorHandle: poison ? 'a\u0000b' : `u${actorId}`,
    actorName: '손님',
  }
}
