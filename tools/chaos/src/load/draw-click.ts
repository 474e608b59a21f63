import { kindTable } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { Random } from '../random.ts'
import { MISSING, targetsOf } from '../world/targets.ts'

/** What a person does next. */
export interface Click {
  kind: RelationKind
  targetId: number
  active: boolean
  /** A double tap: the same request twice at once, each through an instance of its own. */
  twice: boolean
  /** Two opposite taps at once: which of them is newer is decided by the server. */
  opposite: boolean
}

/** Every kind as often as the next: what is drawn is work for the pipeline, not a picture of a day. */
const KINDS = Object.keys(kindTable) as RelationKind[]
/** Half of all clicks of a kind go to three targets, as at noon. */
const HOT = 0.5
const HOT_TARGETS = 3
const DOUBLE_TAP = 0.05
const OPPOSITE_TAP = 0.03
/** A target that does not exist: a post that was deleted a moment ago. */
const MISSED = 0.005
/** More are made than taken back. */
const ACTIVE = 0.6

export function drawClick(random: Random): Click {
  const kind = random.pick(KINDS)
  const targets = targetsOf(kind)
  const isMissed = kindTable[kind].target !== 'hashtag' && random.chance(MISSED)
  const among = random.chance(HOT) ? targets.slice(0, HOT_TARGETS) : targets
  return {
    kind,
    targetId: random.pick(isMissed ? MISSING : among),
    active: random.chance(ACTIVE),
    twice: random.chance(DOUBLE_TAP),
    opposite: random.chance(OPPOSITE_TAP),
  }
}
