import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { Agent } from 'undici'

/** What the dispatcher must know about a request beyond what the proxy plugin hands it. */
type Delivery = { readonly target: string; readonly signal: AbortSignal }

/** The plugin copies headers with their symbols, and a symbol can be no header: a private lane through the plugin. */
const delivery = Symbol('delivery')

export function withDelivery(headers: IncomingHttpHeaders, how: Delivery): IncomingHttpHeaders {
  return Object.assign(headers, { [delivery]: how })
}

/** Services keep a connection for 65 s: letting go first avoids a request on a connection that they are closing. */
const UPSTREAM_KEEP_ALIVE_MS = 30_000
/** An ALB gives up on a target that does not accept the connection within 10 s. */
const CONNECT_TIMEOUT_MS = 10_000
/** Open event streams hold a connection each, so the pool must not be what limits them. */
const CONNECTIONS_PER_UPSTREAM = 4096

type RawDispatcher = {
  request(options: Dispatcher.RequestOptions, callback: Callback): void
  close(): Promise<void>
}
type Callback = (error: Error | null, answer: Dispatcher.ResponseData) => void

/**
 * The connections to the upstreams: sends the request target as the client wrote it, where the proxy plugin would
 * send a normalised URL.
 * @param idleTimeoutMs how long an upstream may keep silent, before and within its answer.
 */
export function rawDispatcher(idleTimeoutMs: number): RawDispatcher & { request: Dispatcher['request'] } {
  const agent = new Agent({
    connections: CONNECTIONS_PER_UPSTREAM,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    keepAliveTimeout: UPSTREAM_KEEP_ALIVE_MS,
    keepAliveMaxTimeout: UPSTREAM_KEEP_ALIVE_MS,
    headersTimeout: idleTimeoutMs,
    bodyTimeout: idleTimeoutMs,
  })
  const request = (options: Dispatcher.RequestOptions, callback: Callback): void => {
    const { [delivery]: how, ...headers } = options.headers as IncomingHttpHeaders & { [delivery]: Delivery }
    agent.request({ ...options, path: how.target, headers, signal: how.signal }, callback)
  }
  return { request: request as Dispatcher['request'], close: () => agent.destroy() }
}
