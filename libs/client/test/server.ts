import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** One request as it arrived. */
export interface Seen {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

export type Answering = (seen: Seen, response: ServerResponse, count: number) => void

/** A server on loopback for one test, which answers as told and remembers what was asked. */
export async function startServer(answer: Answering): Promise<{ origin: string; seen: Seen[] }> {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const one: Seen = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: await text(request).catch(() => ''),
    }
    answer(one, response, seen.push(one))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body))
}

/** A problem document with what the client looks at. */
export const problem = (status: number, code: string, retryable: boolean) => ({
  type: `https://api.matjip.example/docs/problems#${code}`,
  title: code,
  status,
  detail: '잠시 후 다시 시도해 주세요.',
  instance: '/posts',
  code,
  requestId: 'r-1',
  retryable,
  errors: [],
})
