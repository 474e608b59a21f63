import { addEvents, isRedisAway, listenersAmong } from '@matjip/redis-keys'
import type { Redis, Tiding } from '@matjip/redis-keys'
import type { Tell } from '../ports.ts'

/**
 * Tidings that are remembered as told: more than one batch. While SQS confirms no deletes, a batch is folded again each
 * round, and its actors need not hear of it each time.
 */
const REMEMBERED = 20_000

/**
 * Tells actors who listen what became of their operations, at least once: it throws where Redis is away, and whoever
 * tells does so again. Any other failure is only reported: no fold may wait for ever for words about it.
 */
export function createTeller(redis: Redis, onError: (error: unknown) => void, now: () => number = Date.now): Tell {
  const told = new Set<string>()
  return async (entries, tidingsOf) => {
    try {
      const listeners = await listenersAmong(
        redis,
        entries.map(({ operation }) => operation.actorId),
      )
      if (listeners.size === 0) return
      const heard = entries.filter(({ operation }) => listeners.has(operation.actorId))
      const unheard = tidingsOf(heard).filter((tiding) => !told.has(nameOf(tiding)))
      const atMs = now()
      await addEvents(
        redis,
        unheard.map((tiding) => ({ ...tiding, atMs })),
      )
      for (const tiding of unheard) told.add(nameOf(tiding))
    } catch (error) {
      if (isRedisAway(error)) throw error
      onError(error)
    }
    for (const name of told) {
      if (told.size <= REMEMBERED) break
      told.delete(name)
    }
  }
}

const nameOf = ({ operation, outcome }: Tiding) => `${operation.opId} ${outcome.status}`
