import { isNewer, newest } from '@matjip/redis-keys'
import { pairName } from '@matjip/relations'
import type { UnstampedClick } from '@matjip/relations'
import type { Simulation } from '../world/simulation.ts'
import { isVoid } from './void.ts'

type Pair = Pick<UnstampedClick, 'kind' | 'actorId' | 'targetId'>

/**
 * Read-your-writes: after the 202 the actor's next read shows the click, through whatever instance and on whatever device.
 * Not promised where Redis lost something since, and for clicks that come to nothing.
 * @param readFrom the number of steps before the read: within a millisecond much can happen
 */
export function checkOwnClick(simulation: Simulation, pair: Pair, readFrom: number, shown: boolean): void {
  const { accepted, stores, intentAt, violations } = simulation
  const name = pairName(pair)
  const same = (one: Pair) => one.actorId === pair.actorId && one.targetId === pair.targetId && one.kind === pair.kind
  const intended = accepted.filter((one) => same(one) && (intentAt.get(one.opId)?.step ?? Infinity) <= readFrom)
  const last = newest(intended)
  if (!last || shown === last.active || isVoid(simulation, last)) return
  if (stores.redisLostMs >= (simulation.startedAt.get(last.opId) ?? 0)) return
  // One that is on its way, or got through though the client was told otherwise, may be newer and shown already.
  for (const sent of stores.sent.values()) if (same(sent) && isNewer(sent, last)) return
  const detail = `the click ${last.opId} (${last.active ? 'active' : 'taken back'}) was not there`
  violations.push({ invariant: 'read-your-writes', subject: name, detail })
}
