import { abandonRebuild, beginRebuild, publishRebuild, unlessRedisAway } from '@matjip/redis-keys'
import type { Rebuild, Redis, Snapshot, TimelineLimits } from '@matjip/redis-keys'
import type { Logger } from '@matjip/service-kit'
import { createTurns } from './turns.ts'

/** A timeline that Redis does not have, and how the record gives it. */
export interface ColdTimeline {
  key: string
  limits: TimelineLimits
  /** Reads the newest `cap` of it from the record. */
  read: () => Promise<Snapshot>
}

/**
 * Timelines of a process that may wait for their turn. Waiting costs the record one query a timeline, however often it is read
 * meanwhile; a thousand, at 10 ms and four at once, are through in 2.5 s, which is what somebody waits for a page.
 */
const MAX_WAITING = 1_000
/** Milliseconds that one waits: where Postgres is slow, a page of it is still there in time. */
const WAIT_MS = 3_000

/**
 * Reads a timeline from the record and puts it into Redis, each at most once at a time.
 * - a snapshot: of this very call, taken after it;
 * - `again`: somebody of this process was at it and has ended: Redis may have it now;
 * - undefined: another process is at it, or its turn did not come: the caller reads only what it needs.
 * @throws what the record threw
 */
export type ReadCold = (timeline: ColdTimeline) => Promise<Snapshot | 'again' | undefined>

/** @param max rebuilds at once; 0: none */
export function createColdTimelines({ redis, logger, max }: { redis: Redis; logger: Logger; max: number }): ReadCold {
  /** By key, until they have ended; those that wait for their turn too. */
  const running = new Map<string, Promise<unknown>>()
  const turns = createTurns(max)

  const publish = (rebuild: Rebuild, snapshot: Snapshot, limits: TimelineLimits) =>
    publishRebuild(redis, rebuild, snapshot, limits).catch((err: unknown) =>
      logger.warn({ err, key: rebuild.key }, 'could not publish a timeline; its next reader builds it anew'),
    )

  return async ({ key, limits, read }) => {
    const other = running.get(key)
    if (other) {
      await other
      return 'again'
    }
    if (max === 0 || turns.waiting() >= MAX_WAITING) return undefined
    const ended = Promise.withResolvers<void>()
    running.set(key, ended.promise)
    const leave = () => {
      running.delete(key)
      ended.resolve()
    }
    if (!(await turns.take(WAIT_MS))) {
      leave()
      return undefined
    }
    const end = () => {
      turns.giveBack()
      leave()
    }
    const rebuild = await unlessRedisAway(() => beginRebuild(redis, key), undefined).catch((error: unknown) => {
      end()
      throw error
    })
    if (!rebuild) {
      end()
      return undefined
    }
    try {
      // After the mark: what is pushed from now on is kept in it.
      const snapshot = await read()
      // This answer does not wait for it, those who wait for the key do.
      void publish(rebuild, snapshot, limits).finally(end)
      return snapshot
    } catch (error) {
      void abandonRebuild(redis, rebuild)
        .catch(() => undefined)
        .finally(end)
      throw error
    }
  }
}
