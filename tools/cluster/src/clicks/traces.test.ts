import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { startStores, THROW_AWAY_REDIS, until } from '@matjip/stack'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openClickingStack } from './clicking-stack.ts'

/** A span as OTLP sends it in JSON. */
interface Span {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
}

interface Export {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[]
}

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c'
const CALLER = 'b7ad6b7169203331'
/** Milliseconds to start four processes and to fold. */
const TEST_MS = 120_000

/** A collector of traces: the OTLP API as far as it is asked. */
async function startCollector() {
  const spans: Span[] = []
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      for (const { scopeSpans } of (body as Export).resourceSpans)
        spans.push(...scopeSpans.flatMap((scope) => scope.spans))
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans }
}

test(
  'a click is one trace from the request through SQS and the consumer to the batch, and a child of its caller',
  { timeout: TEST_MS },
  async () => {
    const collector = await startCollector()
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url)
    vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '100')
    vi.stubEnv('TRACE_RATIO', '1')
    const stores = await startStores({ only: ['redis'], redisSettings: THROW_AWAY_REDIS })
    onTestFinished(() => stores.stop(), 30_000)
    const stack = await openClickingStack(stores.redisUrl)
    onTestFinished(stack.close, 60_000)
    await stack.pool.query(`insert into users (id, handle, display_name) values (9, 'author', '주인')`)
    const headers = { authorization: await stack.bearerOf(7), traceparent: `00-${TRACE_ID}-${CALLER}-00` }
    const answer = await fetch(`${stack.api}/relations/follows/9`, { method: 'PUT', headers })
    expect(answer.status).toBe(202)
    const ofClick = () => collector.spans.filter(({ traceId }) => traceId === TRACE_ID)
    await until('the whole trace', 30_000, () => ofClick().length >= 3)
    const named = (name: string) => ofClick().find((span) => span.name === name)
    const [request, apply, fold] = ['PUT /relations/follows/:userId', 'relations apply', 'relations fold'].map(named)
    expect(ofClick()).toHaveLength(3)
    expect(request?.parentSpanId).toBe(CALLER)
    expect(apply?.parentSpanId).toBe(request?.spanId)
    expect(fold?.parentSpanId).toBe(apply?.spanId)
    // Another caller's click is another trace; health and metrics are none.
    const other = { authorization: await stack.bearerOf(8) }
    expect((await fetch(`${stack.api}/relations/follows/9`, { method: 'PUT', headers: other })).status).toBe(202)
    const all = () => new Set(collector.spans.map(({ traceId }) => traceId))
    await until('the second trace', 30_000, () => collector.spans.length >= 6)
    expect(all().size).toBe(2)
  },
)
