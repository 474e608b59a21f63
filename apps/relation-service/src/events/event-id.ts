import type { EventPosition } from '@matjip/redis-keys'

const EVENT_ID = /^(?<entry>\d{1,16}-\d{1,10})\.(?<run>[0-9a-f]{8})$/

/** The `id:` of an event: its place, which a client that comes back sends as `Last-Event-ID`. */
export function encodeEventId({ entry, run }: EventPosition): string {
  return `${entry}.${run}`
}

/** undefined for what is no event id of ours. */
export function decodeEventId(text: string): EventPosition | undefined {
  const { entry, run } = EVENT_ID.exec(text)?.groups ?? {}
  return entry !== undefined && run !== undefined ? { entry, run } : undefined
}
