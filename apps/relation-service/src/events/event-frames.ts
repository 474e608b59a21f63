import type { EventPosition } from '@matjip/redis-keys'
import { encodeEventId } from './event-id.ts'

/** Milliseconds after which a client comes back when its connection broke. */
const RETRY_MS = 2_000
/** When a process ends, its clients come back spread over this many milliseconds more. */
const RETRY_SPREAD_MS = 4_000

/** Why a stream ends. */
export type Ending = 'token-expired' | 'draining'

/** First of all: how long to wait before coming back. */
export const OPENING = `retry: ${RETRY_MS}\n\n`
/** A comment that says nothing, for what stands between and closes connections that are silent. */
export const HEARTBEAT = ':\n\n'

/** @param value written as JSON, which has no line breaks */
export function eventFrame(name: string, position: EventPosition, value: unknown): string {
  return `id: ${encodeEventId(position)}\nevent: ${name}\ndata: ${JSON.stringify(value)}\n\n`
}

export function closingFrame(reason: Ending): string {
  const retry = reason === 'draining' ? `retry: ${RETRY_MS + Math.round(Math.random() * RETRY_SPREAD_MS)}\n` : ''
  return `${retry}event: closing\ndata: ${JSON.stringify({ reason })}\n\n`
}
