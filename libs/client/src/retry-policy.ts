import { retryAfterMs } from './retry-after.ts'

/** The first pause, doubled each time up to the longest. Milliseconds. */
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 5_000
/** How much longer than asked for the client may wait, so that clients do not return as a herd. */
const JITTER = 0.25

/** Whether sending it twice does no more than sending it once. */
export function isRepeatable({ method, headers }: Request): boolean {
  if (method === 'POST') return headers.has('idempotency-key')
  // An edit that names its version would meet the version that it made itself, and look refused.
  if (method === 'PATCH') return !headers.has('if-match')
  return true
}

/** Whether the same request may succeed later: as its problem says, or where a load balancer answered, its status. */
export async function isTransient(response: Response): Promise<boolean> {
  if (response.ok || response.status < 400) return false
  // Without a time to wait for, a limit is not gone in a moment.
  if (response.status === 429 && !response.headers.has('retry-after')) return false
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response.status >= 502
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  return (problem as { retryable?: unknown } | null)?.retryable === true
}

/** Milliseconds to wait after the given attempt: what the server asks for and a little more, else a random part of a growing pause. */
export function waitBefore(attempt: number, response: Response | undefined): number {
  const asked = response && retryAfterMs(response)
  if (typeof asked === 'number') return asked * (1 + Math.random() * JITTER)
  return Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1))
}
