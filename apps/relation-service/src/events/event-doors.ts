import { listenToEvents, markEvents, readEvents, renewEvents } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { EventDoors } from './resume-events.ts'

/** Actors' events in Redis. */
export function openEventDoors(redis: Redis): EventDoors {
  return {
    listen: (actorId) => listenToEvents(redis, actorId),
    renew: (actorId) => renewEvents(redis, actorId),
    mark: (actorId) => markEvents(redis, actorId),
    read: (actorId, after) => readEvents(redis, actorId, after),
  }
}
