import { once } from 'node:events'
import type { IncomingMessage, RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Upstream } from '../src/upstreams.ts'
import { createUpstreams, upstreamNames } from '../src/upstreams.ts'
import { buildGateway } from '../src/gateway.ts'
import type { GatewayDeps } from '../src/gateway.ts'

/** What an upstream saw, as it tells it back. */
export type Seen = { name: string; method: string; url: string; headers: Record<string, string>; bytes: number }

export async function bodyBytes(request: IncomingMessage): Promise<number> {
  let bytes = 0
  for await (const chunk of request) bytes += (chunk as Buffer).length
  return bytes
}

const echo =
  (name: string): RequestListener =>
  async (request, response) => {
    const { method, url, headers } = request
    const bytes = await bodyBytes(request)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ name, method, url, headers, bytes }))
  }

/** Starts a real HTTP server on a free loopback port; it is gone when the test is over. */
export async function listen(listener: RequestListener): Promise<{ origin: string; server: Server }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

/** A listening gateway in front of echoing upstreams, except those that are given. */
export async function startGateway(
  given: Partial<Record<Upstream, string>> = {},
  idleTimeoutMs = 10_000,
  more: Pick<GatewayDeps, 'web' | 'docs'> = {},
) {
  const origins = { ...given } as Record<Upstream, string>
  for (const name of upstreamNames) origins[name] ??= (await listen(echo(name))).origin
  const gateway = await buildGateway({ upstreams: createUpstreams(origins), idleTimeoutMs, ...more })
  onTestFinished(() => {
    gateway.server.closeAllConnections()
    return gateway.close()
  })
  const origin = await gateway.listen({ host: '127.0.0.1', port: 0 })
  return { origin, port: Number(new URL(origin).port), origins }
}

/** An origin at which nothing listens: the port was free a moment ago. */
export async function deadOrigin(): Promise<string> {
  const { origin, server } = await listen(() => undefined)
  server.close()
  await once(server, 'close')
  return origin
}
