import type { Reading } from '../round-trip.ts'
import { INTENT_TTL_S, MAX_INTENTS } from '../relations/intents.ts'
import { parseState } from '../relations/newest.ts'
import type { PairState } from '../relations/newest.ts'
import { intentKey } from '../relations/relation-keys.ts'

/** An actor's newest clicks of every kind, by `intentField`, that are younger than their TTL. */
export interface Intents {
  clicks: ReadonlyMap<string, PairState>
  /**
   * Clicks with a version up to this (microseconds) may have been forgotten, because there were more than are remembered;
   * 0 where none can have been.
   */
  forgottenUntil: number
}

export const NO_INTENTS: Intents = { clicks: new Map(), forgottenUntil: 0 }

/** Reads them. @param nowMs milliseconds since 1970 */
export function intentsReading(actorId: number, nowMs: number): Reading<Intents> {
  return {
    commands: [['hgetall', intentKey(actorId)]],
    take: ([reply]) => {
      const fields = Object.entries(reply as Record<string, string>)
      if (fields.length === 0) return NO_INTENTS
      const oldest = (nowMs - INTENT_TTL_S * 1000) * 1000
      const clicks = new Map<string, PairState>()
      let first = Infinity
      for (const [field, text] of fields) {
        const state = parseState(text)
        if (!state) continue
        first = Math.min(first, state.version)
        if (state.version >= oldest) clicks.set(field, state)
      }
      // Where the older half was forgotten, at least the newer half is left.
      return { clicks, forgottenUntil: fields.length >= MAX_INTENTS / 2 ? first : 0 }
    },
  }
}
