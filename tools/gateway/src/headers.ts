import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { traceHeader } from './trace-id.ts'

/** Fields that belong to one connection (RFC 9110 §7.6.1), and the legacy ones that some senders still use. */
const hopByHop = [
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** With `routing.http.drop_invalid_header_fields.enabled` an ALB keeps names of letters, digits and hyphens only. */
const validName = /^[A-Za-z0-9-]+$/

function without(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  const listed = (headers.connection ?? '').toLowerCase().split(',')
  const dropped = new Set([...names, ...listed.map((name) => name.trim())])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name.toLowerCase())))
}

/** IPv4 clients of a dual-stack socket are named as IPv4, as an ALB names them. */
function clientAddress(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
}

function joined(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value
}

/**
 * The headers that the upstream gets: the client's, less what is invalid or hop by hop, plus what an ALB adds.
 * Host stays the client's (an ALB with `preserve_host_header`), and so does a client's X-Forwarded-Host, which an ALB
 * neither sets nor removes: a service must not believe it.
 */
export function forwardedHeaders(request: IncomingMessage, received: IncomingHttpHeaders): IncomingHttpHeaders {
  // Expect: the gateway itself has already answered 100, as an ALB does.
  const kept = Object.entries(without(received, [...hopByHop, 'expect'])).filter(([name]) => validName.test(name))
  const headers: IncomingHttpHeaders = Object.fromEntries(kept)
  if (request.headers.host !== undefined) headers.host = request.headers.host
  if (request.method === 'GET' || request.method === 'HEAD') {
    // Their body is not forwarded, so its description must not be either: the upstream would wait for it.
    delete headers['content-length']
  }
  const hops = joined(headers['x-forwarded-for'])
  headers['x-forwarded-for'] = hops ? `${hops}, ${clientAddress(request)}` : clientAddress(request)
  headers['x-forwarded-proto'] = 'http'
  headers['x-forwarded-port'] = String(request.socket.localPort)
  headers['x-amzn-trace-id'] = traceHeader(joined(headers['x-amzn-trace-id']))
  return headers
}

/** The headers that the client gets: the upstream's, less those of the connection to the upstream. */
export function returnedHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return without(headers, hopByHop)
}
