import { withCredentials } from './credentials.ts'
import type { TokenSource } from './credentials.ts'
import { newIdempotencyKey } from './idempotency-key.ts'
import { createRetryBudget } from './retry-budget.ts'
import { DEFAULT_RETRY, sendWithRetries } from './retry.ts'
import type { RetryOptions } from './retry.ts'
import { noteHeader, VERSION_HEADER } from './versions.ts'
import type { VersionStore } from './versions.ts'

export interface TransportOptions {
  /** Who asks; anonymous where it is left out. */
  token?: TokenSource
  /** Language of words for people: `ko` (the server's default) or `en`; the browser's own where it is left out. */
  language?: string
  /** Another fetch than the platform's. */
  fetch?: (request: Request) => Promise<Response>
  retry?: Partial<RetryOptions>
  versions: VersionStore
}

/** Sends a request with everything that the API wants. @param once leaves out retries and time limits: for streams */
export type Send = (request: Request, how?: { once?: boolean }) => Promise<Response>

export function createTransport(options: TransportOptions): Send {
  const { token = null, language, fetch: ask = (request) => fetch(request), versions } = options
  const retry = { ...DEFAULT_RETRY, ...options.retry }
  const budget = createRetryBudget()
  const send = withCredentials(token, ask)
  const onAnswer = (response: Response) => noteHeader(versions, response)

  return (request, { once = false } = {}) => {
    const { headers, method } = request
    if (language !== undefined) headers.set('accept-language', language)
    // Made here, above the retries: each of them carries the same key.
    if (method === 'POST' && !headers.has('idempotency-key')) headers.set('idempotency-key', newIdempotencyKey())
    if (isClick(request) && versions.get() > 0) headers.set(VERSION_HEADER, String(versions.get()))
    return once ? send(request) : sendWithRetries(request, { ...retry, budget, send, onAnswer })
  }
}

/** Of the calls that take a causality token. */
function isClick({ method, url }: Request): boolean {
  return (method === 'PUT' || method === 'DELETE') && new URL(url).pathname.startsWith('/relations/')
}
