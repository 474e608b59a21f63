import type { CommittedKind } from '@matjip/contracts'
import type { Tally } from '../tally.ts'

/** A block or mute that was clicked, or its end. */
export interface HidingClick {
  kind: CommittedKind
  actorId: number
  targetId: number
  active: boolean
}

/** What is known of one pair. */
export interface KnownHiding {
  /** The newest of those that were answered: each commit has a higher version than the one before. */
  newest: { active: boolean; version: number } | undefined
  /** The highest version of those that were answered and made it; 0 for none. */
  made: number
  /** What was asked for without a 200: any of it may have been committed, at any later time. */
  unanswered: Set<boolean>
}

/**
 * What the clients know of blocks and mutes. They never reach the queue, so nobody sees from outside what became of one that
 * had no answer; but the versions of those that had one tell whether another was committed after it.
 */
export interface HidingLog {
  /** A 200. */
  answered(click: HidingClick, version: number): void
  /** A 503, a cut connection, a killed process. */
  unanswered(click: HidingClick): void
  /** By `hidingName`. */
  readonly known: ReadonlyMap<string, KnownHiding>
  /** The version of the newest block of one by another that was answered; 0 for none. */
  lastBlock(actorId: number, targetId: number): number
  /** Whether a block may ever have stood between two, whoever of them made it. */
  mayBlock(one: number, other: number): boolean
}

export const hidingName = ({ kind, actorId, targetId }: Omit<HidingClick, 'active'>) => `${kind} ${actorId} ${targetId}`

/** @param accepted counts each 200, by kind */
export function createHidingLog(accepted: Tally): HidingLog {
  const known = new Map<string, KnownHiding>()
  const meet = (click: HidingClick) => {
    const name = hidingName(click)
    const hiding = known.get(name) ?? { newest: undefined, made: 0, unanswered: new Set() }
    known.set(name, hiding)
    return hiding
  }
  const blockOf = (actorId: number, targetId: number) => known.get(hidingName({ kind: 'block', actorId, targetId }))
  return {
    known,
    lastBlock: (actorId, targetId) => blockOf(actorId, targetId)?.made ?? 0,
    mayBlock: (one, other) =>
      [blockOf(one, other), blockOf(other, one)].some((block) => block && (block.made || block.unanswered.has(true))),
    answered(click, version) {
      accepted.add(click.kind)
      const hiding = meet(click)
      if (version > (hiding.newest?.version ?? 0)) hiding.newest = { active: click.active, version }
      if (click.active) hiding.made = Math.max(hiding.made, version)
    },
    unanswered(click) {
      meet(click).unanswered.add(click.active)
    },
  }
}
