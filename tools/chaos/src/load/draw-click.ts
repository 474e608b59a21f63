import type { RelationKind } from '@matjip/contracts'
import type { Random } from '../random.ts'
import { TARGETS } from '../world/targets.ts'

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

/** Half of all clicks go to three targets, as at noon. */
const HOT = 0.5
const HOT_TARGETS = 3
const DOUBLE_TAP = 0.05
const OPPOSITE_TAP = 0.03
/** A target that does not exist: a post that was deleted a moment ago. */
const MISSING = 0.005
/** More are made than taken back. */
const ACTIVE = 0.6

export function drawClick(random: Random): Click {
  const kind = random.chance(0.5) ? 'follow' : 'like'
  const targets = kind === 'follow' ? TARGETS.users : TARGETS.posts
  const isMissing = kind === 'like' && random.chance(MISSING)
  const among = random.chance(HOT) ? targets.slice(0, HOT_TARGETS) : targets
  return {
    kind,
    targetId: random.pick(isMissing ? TARGETS.missing : among),
    active: random.chance(ACTIVE),
    twice: random.chance(DOUBLE_TAP),
    opposite: random.chance(OPPOSITE_TAP),
  }
}
