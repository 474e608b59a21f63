import { eventsKey } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** Wakes streams when something was written for their actors. A wake-up may be lost; streams look by themselves too. */
export interface EventHub {
  /** @returns what ends it */
  join(actorId: number, wake: () => void): () => void
  /** Streams that are open: of an actor, or all. */
  count(actorId?: number): number
}

/**
 * One connection for all streams of the process: it is subscribed to the channels of the actors who have one.
 * @param subscriber used for nothing else
 */
export function createEventHub(subscriber: Redis): EventHub {
  const streams = new Map<string, Set<() => void>>()
  let open = 0
  const wakeAll = (channel: string) => streams.get(channel)?.forEach((wake) => wake())

  // What was written between opening a stream and this is found by the read after it.
  const subscribe = (channel: string) =>
    void subscriber.subscribe(channel).then(
      () => wakeAll(channel),
      () => undefined, // Redis is away; see below.
    )
  subscriber.on('message', wakeAll)
  subscriber.on('ready', () => streams.forEach((_, channel) => subscribe(channel)))

  return {
    join(actorId, wake) {
      const channel = eventsKey(actorId)
      const others = streams.get(channel)
      if (others) others.add(wake)
      else {
        streams.set(channel, new Set([wake]))
        subscribe(channel)
      }
      open += 1
      return () => {
        const left = streams.get(channel)
        if (!left?.delete(wake)) return
        open -= 1
        if (left.size > 0) return
        streams.delete(channel)
        void subscriber.unsubscribe(channel).catch(() => undefined)
      }
    },
    count: (actorId) => (actorId === undefined ? open : (streams.get(eventsKey(actorId))?.size ?? 0)),
  }
}
