import { EVENTS_PER_READ, isRedisAway } from '@matjip/redis-keys'
import type { RelationEvent } from '@matjip/redis-keys'
import { HEARTBEAT, OPENING, closingFrame, eventFrame } from './event-frames.ts'
import { presentNews } from './present-event.ts'
import { resumeEvents } from './resume-events.ts'
import type { EventDoors, Resumed } from './resume-events.ts'
import type { StreamSignals } from './stream-signals.ts'

export interface Followed {
  doors: EventDoors
  actorId: number
  start: Resumed
  /** Whether the client has named a last event. */
  cameBack: boolean
  signals: StreamSignals
  present: (event: RelationEvent) => unknown
}

/**
 * The text of one client's stream, until it is ended. Redis holds what waits: nothing is read before the client has taken
 * what was read before. While Redis is away only heartbeats come; what happened meanwhile is told after it, or `resync`.
 */
export async function* followEvents(followed: Followed): AsyncGenerator<string, void> {
  const { signals, start, cameBack } = followed
  let { position } = start
  yield OPENING
  if (!start.complete) yield eventFrame('resync', position, { reason: cameBack ? 'gap' : 'started' })
  for (let check = false; ;) {
    try {
      for await (const [name, place, value] of eventsAfter(followed, position, check)) {
        position = place
        if (name !== undefined) yield eventFrame(name, place, value)
      }
    } catch (error) {
      // The next tick looks again.
      if (!isRedisAway(error)) throw error
    }
    const { ticked, ended } = await signals.heard()
    if (ended === 'gone') return
    if (ended !== undefined) return yield closingFrame(ended)
    if (ticked) yield HEARTBEAT
    check = ticked
  }
}

type Told = [name: string | undefined, position: Resumed['position'], value: unknown]

/** Everything that is there after a position; `resync` where it can not be told what is. */
async function* eventsAfter(
  { doors, actorId, present }: Followed,
  position: Resumed['position'],
  check: boolean,
): AsyncGenerator<Told, void> {
  let place: Resumed = check ? await resumeEvents(doors, actorId, position) : { position, complete: true }
  for (;;) {
    const read = place.complete ? await doors.read(actorId, place.position.entry) : undefined
    if (read === undefined) {
      if (place.complete) place = await resumeEvents(doors, actorId, undefined)
      yield ['resync', place.position, { reason: 'gap' }]
      place = { ...place, complete: true }
      continue
    }
    for (const { entry, event, news } of read) {
      place = { ...place, position: { ...place.position, entry } }
      if (news) {
        yield ['feed.new', place.position, presentNews(news)]
        continue
      }
      yield [event?.outcome.status, place.position, event && present(event)]
    }
    if (read.length < EVENTS_PER_READ) return
  }
}
