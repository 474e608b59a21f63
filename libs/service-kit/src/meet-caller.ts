import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Caller } from './service.ts'

/** Users this process has met: forgotten ones only cost one more look at the database. */
const REMEMBERED_USERS = 50_000

/**
 * A preHandler that makes sure that the caller has a row, once per process and user. `hasMet` tells whether nothing is left to do.
 * @param ensure creates the row where it is missing; idempotent
 */
export function createMeetCaller(ensure: (caller: Caller) => Promise<void>) {
  const met = new LRUCache<number, true>({ max: REMEMBERED_USERS })
  const hasMet = (caller: Caller | null) => caller === null || met.has(caller.userId)
  const meetCaller = async ({ caller }: Pick<FastifyRequest, 'caller'>): Promise<void> => {
    if (caller === null || hasMet(caller)) return
    await ensure(caller)
    met.set(caller.userId, true)
  }
  return Object.assign(meetCaller, { hasMet })
}
