import { eventName } from './story.ts'

/**
 * What the queue has seen of each event: an event is dealt with once every message about it that was sent has been deleted,
 * which its receiver does when its work is done, and not before.
 */
export interface EventLog {
  /** A message that the queue has now. */
  sent(body: string): void
  /** A message that its receiver is done with. */
  deleted(body: string): void
  /** When the event had been dealt with (ms); undefined while it has not. */
  dealtWith(name: string): number | undefined
  /** At rest nothing is under way, and nobody asks for what was. */
  rest(): void
}

interface Event {
  /** Bodies that were sent and not yet deleted. */
  open: Set<string>
  doneAt: number | undefined
}

/** As far as it is looked at here; other queues' messages have no `events`. */
interface Message {
  events?: readonly { type: string; postId?: number; version?: number }[]
}

export function createEventLog(): EventLog {
  const events = new Map<string, Event>()
  const eventsIn = (body: string): Event[] =>
    ((JSON.parse(body) as Message).events ?? []).flatMap(({ type, postId, version }) => {
      if (postId === undefined) return []
      // A chunk is a part of the fan-out of a new post.
      const isChange = type.startsWith('post.') && version !== undefined
      const name = isChange
        ? eventName({ type, postId, version })
        : eventName({ type: 'post.created', postId, version: 1 })
      const event = events.get(name) ?? { open: new Set(), doneAt: undefined }
      events.set(name, event)
      return [event]
    })
  return {
    sent(body) {
      for (const event of eventsIn(body)) if (event.doneAt === undefined) event.open.add(body)
    },
    deleted(body) {
      for (const event of eventsIn(body)) {
        if (event.doneAt !== undefined) continue
        event.open.delete(body)
        if (event.open.size === 0) event.doneAt = performance.now()
      }
    },
    dealtWith: (name) => events.get(name)?.doneAt,
    rest: () => events.clear(),
  }
}
