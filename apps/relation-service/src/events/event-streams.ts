import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { ProblemError } from '@matjip/contracts'
import type { RelationEvent } from '@matjip/redis-keys'
import { decodeEventId } from './event-id.ts'
import type { EventHub } from './event-hub.ts'
import type { Ending } from './event-frames.ts'
import { followEvents } from './follow-events.ts'
import { resumeEvents } from './resume-events.ts'
import type { EventDoors } from './resume-events.ts'
import { createSignals } from './stream-signals.ts'

/** Well below the 60 s after which the load balancer closes a connection that is silent. */
const TICK_MS = 15_000
/** Bytes that wait for a client; more stays in Redis. */
const BUFFER_BYTES = 16 * 1024
/** Seconds after which one with too many streams may try again: a dead one is found out by then. */
const FULL_RETRY_S = 30
/** Milliseconds that clients have for the last word. */
const DRAIN_MS = 1_000
/** The longest that a timer can wait; a token that lives longer is looked at again by whoever renews it. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export interface StreamLimits {
  perUser: number
  total: number
  /** Milliseconds between heartbeats, for tests. */
  tickMs?: number
}

export interface Listener {
  actorId: number
  /** `Last-Event-ID`, if the client sent it. */
  lastEventId: string | undefined
  /** Milliseconds since 1970 at which the token expires. */
  expiresAt: number
  present: (event: RelationEvent) => unknown
}

export interface OpenStream {
  stream: Readable
  /** For when the client is gone. */
  close: () => void
}

/** The open event streams of a process. */
export function createEventStreams(
  hub: EventHub,
  doors: EventDoors,
  { perUser, total, tickMs = TICK_MS }: StreamLimits,
) {
  /** Streams, and what ends each. */
  const open = new Map<Readable, (reason: Ending | 'gone') => void>()

  const refuseBeyondLimits = (actorId: number) => {
    if (hub.count(actorId) >= perUser) throw new ProblemError('rate-limited', { retryAfterS: FULL_RETRY_S })
    if (hub.count() >= total) throw new ProblemError('service-unavailable', { retryAfterS: FULL_RETRY_S })
  }

  return {
    /** @throws ProblemError rate-limited or service-unavailable beyond the limits; Redis's error where it is away */
    async open({ actorId, lastEventId, expiresAt, present }: Listener): Promise<OpenStream> {
      refuseBeyondLimits(actorId)
      const signals = createSignals()
      // Joined before anything is awaited, so that the limits hold.
      const leave = hub.join(actorId, signals.wake)
      const last = lastEventId === undefined ? undefined : decodeEventId(lastEventId)
      const start = await resumeEvents(doors, actorId, last).catch((error: unknown) => {
        leave()
        throw error
      })
      const cameBack = lastEventId !== undefined
      const events = followEvents({ doors, actorId, start, cameBack, signals, present })
      const stream = Readable.from(events, { objectMode: false, highWaterMark: BUFFER_BYTES })
      const close = () => {
        // First: a stream is destroyed only once its generator has ended, and that may be waiting.
        signals.end('gone')
        stream.destroy()
      }
      const ticking = setInterval(() => {
        if (!signals.tick()) close()
      }, tickMs)
      const expiring = setTimeout(
        () => signals.end('token-expired'),
        Math.min(expiresAt - Date.now(), LONGEST_TIMER_MS),
      )
      open.set(stream, signals.end)
      stream.once('close', () => {
        clearInterval(ticking)
        clearTimeout(expiring)
        open.delete(stream)
        leave()
      })
      return { stream, close }
    },
    /** Ends all streams with a word about when to come back; those whose clients do not take it are cut off. */
    async drain(): Promise<void> {
      open.forEach((end) => end('draining'))
      const ended = Promise.allSettled([...open.keys()].map((stream) => finished(stream, { writable: false })))
      await Promise.race([ended, sleep(DRAIN_MS, undefined, { ref: false })])
      for (const stream of open.keys()) stream.destroy()
    },
  }
}

export type EventStreams = ReturnType<typeof createEventStreams>
