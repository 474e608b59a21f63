import type { Dispatcher } from 'undici'
// All of undici (fetch, WebSocket, caches) would cost each start 50 ms and 8 MB.
import Pool from 'undici/lib/dispatcher/pool.js'

/** What the SDK, and `callSqs`, ask of a connection. */
export interface PooledRequest {
  method: string
  protocol: string
  hostname: string
  port?: number
  path: string
  query?: Record<string, unknown>
  headers: Record<string, string>
  body?: string | Uint8Array
}

export interface PooledResponse {
  statusCode: number
  headers: Record<string, string>
  /** Whole: answers of SQS are small. */
  body: Uint8Array
}

export interface PooledOptions {
  /** Of an origin, at once. */
  connections: number
  connectTimeoutMs: number
  /** Milliseconds until an answer has begun, and of silence within it. */
  requestTimeoutMs: number
}

interface CallOptions {
  abortSignal?: AbortSignal
  requestTimeout?: number
}

/** Milliseconds that an idle connection is kept where the server names no limit: a new one costs a TLS handshake. */
const KEEP_ALIVE_MS = 15_000

/**
 * The SDK's HTTP handler by undici's pool: half the CPU time of Node's own client under the SDK's (docs/adr/0033). Answers
 * are read whole. Idle connections do not keep the process.
 */
export function createPooledHandler({ connections, connectTimeoutMs, requestTimeoutMs }: PooledOptions) {
  const pools = new Map<string, Pool>()

  const poolOf = (origin: string) => {
    const known = pools.get(origin)
    if (known) return known
    const pool = new Pool(origin, {
      connections,
      connect: { timeout: connectTimeoutMs },
      keepAliveTimeout: KEEP_ALIVE_MS,
    })
    pools.set(origin, pool)
    return pool
  }

  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle(request: PooledRequest, { abortSignal, requestTimeout = requestTimeoutMs }: CallOptions = {}) {
      const { method, protocol, hostname, port, headers, body = null } = request
      const origin = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`
      const options = {
        method: method as Dispatcher.HttpMethod,
        path: pathOf(request),
        headers,
        body,
        headersTimeout: requestTimeout,
        bodyTimeout: requestTimeout,
      }
      return new Promise<{ response: PooledResponse }>((resolve, reject) => {
        if (abortSignal?.aborted) return reject(abortError(abortSignal))
        poolOf(origin).dispatch(options, answerTo(resolve, reject, abortSignal))
      })
    },
    destroy() {
      for (const pool of pools.values()) void pool.destroy()
      pools.clear()
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

function answerTo(
  resolve: (answer: { response: PooledResponse }) => void,
  reject: (error: Error) => void,
  abortSignal: AbortSignal | undefined,
): Dispatcher.DispatchHandler {
  const parts: Buffer[] = []
  let statusCode = 0
  let headers: PooledResponse['headers'] = {}
  let abort = () => {}
  const aborted = () => {
    abort()
    // Also where the request still waits for a connection.
    if (abortSignal) reject(abortError(abortSignal))
  }
  abortSignal?.addEventListener('abort', aborted, { once: true })
  const ended = () => abortSignal?.removeEventListener('abort', aborted)
  return {
    onRequestStart(controller) {
      abort = () => controller.abort(abortError(abortSignal))
      if (abortSignal?.aborted) abort()
    },
    onResponseStart(_controller, status, named) {
      statusCode = status
      headers = named as PooledResponse['headers']
    },
    onResponseData(_controller, part) {
      parts.push(part)
    },
    onResponseEnd() {
      ended()
      const [first] = parts
      const body = first && parts.length === 1 ? first : Buffer.concat(parts)
      resolve({ response: { statusCode, headers, body } })
    },
    onResponseError(_controller, error) {
      ended()
      reject(error)
    },
  }
}

/** As the SDK names it. */
function abortError(signal: AbortSignal | undefined): Error {
  return Object.assign(new Error('Request aborted', { cause: signal?.reason }), { name: 'AbortError' })
}

function pathOf({ path, query = {} }: PooledRequest): string {
  const search = new URLSearchParams(query as Record<string, string>).toString()
  return search === '' ? path : `${path}?${search}`
}
