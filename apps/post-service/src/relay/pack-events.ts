import type { PostEvent } from '@matjip/contracts'

/** A row of the outbox. */
export interface OutboxRow {
  payload: PostEvent
  writtenAtMs: number
}

/** Events of a message at most: they are handled and fail together, and several workers should share a rush. */
const MAX_EVENTS = 25
/** Characters of a message's events at most: the sender takes 8,000, and the rest of the body is below 100. */
const MAX_CHARACTERS = 7_800

/** The bodies of messages that carry all events, in their order. */
export function packEvents(rows: readonly OutboxRow[]): string[] {
  const bodies: string[] = []
  let events: string[] = []
  let characters = 0
  let oldest = Infinity
  const close = () => {
    if (events.length > 0) bodies.push(`{"v":1,"writtenAtMs":${oldest},"events":[${events.join(',')}]}`)
    events = []
    characters = 0
    oldest = Infinity
  }
  for (const { payload, writtenAtMs } of rows) {
    const text = JSON.stringify(payload)
    if (events.length === MAX_EVENTS || characters + text.length > MAX_CHARACTERS) close()
    events.push(text)
    characters += text.length + 1
    oldest = Math.min(oldest, writtenAtMs)
  }
  close()
  return bodies
}
