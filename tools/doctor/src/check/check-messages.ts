import { isNewer } from '@matjip/redis-keys'
import { nothingIsLost, pairName } from '@matjip/relations'
import type { SetAside, Violation } from '@matjip/relations'
import { operationOf } from '../live/live-state.ts'
import type { LiveState, LiveTarget } from '../live/live-state.ts'
import type { Finding } from './finding.ts'

/**
 * Seconds that an operation may be on its way before it counts as stuck: two visibility timeouts (docs/adr/0005), after
 * which whatever was lost on the way has come again.
 */
export const STUCK_SECONDS = 120

/** I6 and I7: every accepted operation is in exactly one place, and none stays on its way. */
export function checkMessages(state: LiveState): Finding[] {
  const pending = state.shards.reduce((sum, shard) => sum + shard.pending, 0)
  const setAside = [...state.quarantine, ...(state.deadLetters ?? [])]
  const violations = [
    ...checkClicks(state, pending),
    ...state.targets.flatMap((target) => checkShown(target, state.failures)),
    ...checkOrphans(state, pending),
    ...(state.deadLetters ?? []).flatMap((message) => healthy(message, 'dead-letter queue')),
    ...state.quarantine
      .filter(({ reason }) => reason !== 'refused-by-postgres')
      .flatMap((m) => healthy(m, 'quarantine')),
  ]
  return [
    {
      invariant: 'I6',
      promise: 'every click is in one place',
      compared: state.clicks.seen + pending + setAside.length,
      violations,
    },
    { invariant: 'I7', promise: 'what is pending leaves', compared: pending, violations: checkStuck(state) },
  ]
}

/** Accepted clicks that nobody has. While the queue holds messages that nobody has applied, they may be among those. */
function checkClicks({ clicks, targets, queue, quarantine, deadLetters, failures }: LiveState, pending: number) {
  if (queue.visible + queue.delayed + queue.inFlight > pending) return []
  const opIds = (messages: readonly SetAside[]) =>
    new Set(messages.flatMap(({ operation }) => (operation ? operation.opId : [])))
  return nothingIsLost({
    accepted: clicks.unaccounted.map(operationOf),
    queued: new Set(targets.flatMap((target) => target.pending.map(({ opId }) => opId))),
    quarantined: opIds(quarantine),
    // The dead-letter queue is told message by message.
    deadLetters: new Set(),
    rowOf: () => undefined,
    failureOf: (opId) => failures.get(opId),
    isPoison: () => true,
  }).filter(({ detail }) => ![...opIds(deadLetters ?? [])].some((opId) => detail.includes(opId)))
}

/** A pending operation is shown, or settled, or in Postgres, or rejected: else it was never applied. */
function checkShown(target: LiveTarget, failures: ReadonlyMap<string, string>): Violation[] {
  const states = [...target.overlay.entries, ...target.settled, ...target.rows]
  return target.pending.flatMap((operation) => {
    const known = states.some((state) => state.actorId === operation.actorId && !isNewer(operation, state))
    if (known || failures.has(operation.opId)) return []
    const detail = `operation ${operation.opId} is pending, but neither shown nor in Postgres`
    return [{ invariant: 'I6', subject: pairName(operation), detail }]
  })
}

/** More is pending than the queue has messages, or it is where no fold will end it. */
function checkOrphans({ queue, misplaced }: LiveState, pending: number): Violation[] {
  const messages = queue.visible + queue.delayed + queue.inFlight
  const violations = misplaced.map(({ shard, messageId, why }) => ({
    invariant: 'I6',
    subject: `message ${messageId}`,
    detail: `pending in shard ${shard} for ever: ${why}`,
  }))
  if (pending <= messages) return violations
  const detail = `${pending} operations are pending, but the queue holds ${messages} messages`
  return [...violations, { invariant: 'I6', subject: 'the queue', detail }]
}

function healthy({ messageId, operation }: SetAside, where: string): Violation[] {
  if (!operation) return []
  const detail = `operation ${operation.opId} is healthy and in the ${where} (message ${messageId})`
  return [{ invariant: 'I6', subject: pairName(operation), detail }]
}

function checkStuck({ targets, takenAt }: LiveState): Violation[] {
  const oldest = (takenAt.getTime() - STUCK_SECONDS * 1000) * 1000
  return targets.flatMap(({ pending }) =>
    pending
      .filter(({ version }) => version < oldest)
      .map((operation) => ({
        invariant: 'I7',
        subject: pairName(operation),
        detail: `operation ${operation.opId} was accepted ${Math.round((takenAt.getTime() * 1000 - operation.version) / 1e6)} s ago and is still pending`,
      })),
  )
}
