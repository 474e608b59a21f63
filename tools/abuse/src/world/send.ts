/** A request of the API. */
export interface Sent {
  method: string
  /** Path and query. */
  path: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
}

export interface Received {
  status: number
  contentType: string | undefined
  /** Empty for a stream, which is left at once. */
  text: string
}

/** Milliseconds: longer than any answer may take; `Prefer: wait` is 5 s at most. */
const TIMEOUT_MS = 20_000

/** Sends one request. An event stream is left as soon as it has begun. @param token none: an anonymous caller */
export async function send(origin: string, sent: Sent, token: string | undefined): Promise<Received> {
  const leave = new AbortController()
  const response = await fetch(origin + sent.path, {
    method: sent.method,
    headers: {
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...sent.headers,
    },
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    signal: AbortSignal.any([leave.signal, AbortSignal.timeout(TIMEOUT_MS)]),
  })
  const contentType = response.headers.get('content-type') ?? undefined
  if (contentType?.startsWith('text/event-stream')) {
    leave.abort()
    return { status: response.status, contentType, text: '' }
  }
  return { status: response.status, contentType, text: await response.text() }
}
