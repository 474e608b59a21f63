import type { EventPosition, ReadEvent } from '@matjip/redis-keys'

/** An actor's events, as Redis keeps them for those who listen. Each throws where Redis is away. */
export interface EventDoors {
  /** Has them written for 15 minutes more; false where some may have been left out before. */
  listen: (actorId: number) => Promise<boolean>
  /** Keeps what is written for 15 minutes more; the run of the server. */
  renew: (actorId: number) => Promise<string>
  mark: (actorId: number) => Promise<EventPosition>
  /** undefined where the entry is gone. */
  read: (actorId: number, after: string) => Promise<ReadEvent[] | undefined>
}

export interface Resumed {
  position: EventPosition
  /** Whether everything after the last event is there. If not, `position` is a new beginning. */
  complete: boolean
}

/**
 * Goes on after the last event that a client has seen, where nothing can be missing: the actor was listened for without a
 * break, the server is the one that it came from, and its entry is still there (entries go from the oldest on).
 */
export async function resumeEvents(
  doors: EventDoors,
  actorId: number,
  last: EventPosition | undefined,
): Promise<Resumed> {
  const unbroken = await doors.listen(actorId)
  if (last && unbroken && (await doors.renew(actorId)) === last.run && (await doors.read(actorId, last.entry)))
    return { position: last, complete: true }
  return { position: await doors.mark(actorId), complete: false }
}
