import { isScriptFault } from '@matjip/redis-keys'
import type { PendingEntry } from '@matjip/redis-keys'
import { applyDeliveries } from '../apply-deliveries.ts'
import type { OverlayStore } from '../ports.ts'

export interface Isolated {
  /** Operations that changed what readers see. */
  applied: number
  healthy: PendingEntry[]
  /** Those that failed alone, each with what went wrong. */
  faulty: { entry: PendingEntry; error: unknown }[]
}

/**
 * Applies deliveries. Where the fault lies in what is applied, the batch is halved until the faulty ones stand alone and all
 * others are applied: applying one of them twice does no harm.
 * @throws where Redis cannot serve now: that is nobody's fault, and all come again
 */
export async function applyIsolating(
  store: Pick<OverlayStore, 'apply' | 'shards'>,
  entries: readonly PendingEntry[],
): Promise<Isolated> {
  try {
    const { applied } = await applyDeliveries(store, entries)
    return { applied, healthy: [...entries], faulty: [] }
  } catch (error) {
    if (!isOwnFault(error)) throw error
    const [entry] = entries
    if (entry && entries.length === 1) return { applied: 0, healthy: [], faulty: [{ entry, error: causeOf(error) }] }
  }
  const middle = Math.ceil(entries.length / 2)
  const first = await applyIsolating(store, entries.slice(0, middle))
  const second = await applyIsolating(store, entries.slice(middle))
  return {
    applied: first.applied + second.applied,
    healthy: [...first.healthy, ...second.healthy],
    faulty: [...first.faulty, ...second.faulty],
  }
}

/** A fault of the data or of the code that handles it. Anything else, also what nobody has thought of, is an outage. */
function isOwnFault(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isOwnFault)
  return isScriptFault(error) || error instanceof TypeError || error instanceof RangeError
}

function causeOf(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length === 1 ? error.errors[0] : error
}
