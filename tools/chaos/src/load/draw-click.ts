import type { Random } from '../random.ts'
import { MISSING, targetOf, targetsOf } from '../world/targets.ts'
import { isCommitted } from './click-kinds.ts'
import type { ClickKind } from './click-kinds.ts'

/** What a person does next. */
export interface Click<Kind extends ClickKind = ClickKind> {
  kind: Kind
  targetId: number
  active: boolean
  /** A double tap: the same request twice at once, each through an instance of its own. */
  twice: boolean
  /** Two opposite taps at once: which of them is newer is decided by the server. */
  opposite: boolean
}

/** Half of all clicks of a kind go to three targets, as at noon. */
const HOT = 0.5
const HOT_TARGETS = 3
const DOUBLE_TAP = 0.05
const OPPOSITE_TAP = 0.03
/** A target that does not exist: a post that was deleted a moment ago. A hashtag is created then, a block refused at once. */
const MISSED = 0.005
/** More are made than taken back. */
const ACTIVE = 0.6

/** @param kinds each as often as the next: what is drawn is work for the pipeline, not a picture of a day */
export function drawClick<Kind extends ClickKind>(
  random: Random,
  kinds: readonly Kind[],
  actorId: number,
): Click<Kind> {
  const kind = random.pick(kinds)
  // Nobody clicks on themselves: that is refused.
  const targets = targetsOf(kind).filter((id) => id !== actorId)
  const isMissed = !isCommitted(kind) && targetOf(kind) !== 'hashtag' && random.chance(MISSED)
  const among = random.chance(HOT) ? targets.slice(0, HOT_TARGETS) : targets
  return {
    kind,
    targetId: random.pick(isMissed ? MISSING : among),
    active: random.chance(ACTIVE),
    twice: random.chance(DOUBLE_TAP),
    opposite: random.chance(OPPOSITE_TAP),
  }
}
