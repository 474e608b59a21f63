import type { Upload } from '@matjip/contracts'

/** Milliseconds after which a client comes back when its connection broke. */
const RETRY_MS = 2_000

/** Why a stream ends: everything that was asked for has come to its end, or another reason to come back. */
export type Ending = 'done' | 'token-expired' | 'draining' | 'time-limit'

/** First of all: how long to wait before coming back. */
export const OPENING = `retry: ${RETRY_MS}\n\n`
/** A comment that says nothing, for what stands between and closes connections that are silent. */
export const HEARTBEAT = ':\n\n'

/** @param upload written as JSON, which has no line breaks */
export function uploadFrame(upload: Upload): string {
  return `event: upload\ndata: ${JSON.stringify(upload)}\n\n`
}

export function closingFrame(reason: Ending): string {
  return `event: closing\ndata: ${JSON.stringify({ reason })}\n\n`
}
