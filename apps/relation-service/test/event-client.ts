import type { AddressInfo } from 'node:net'
import type { Service } from '@matjip/service-kit'
import type { TestApp } from './test-app.ts'

export interface SseEvent {
  id: string | undefined
  event: string
  data: Record<string, unknown>
  retry: number | undefined
}

/** Milliseconds: an event that has not come by then will not come. */
const PATIENCE_MS = 10_000

/** A client of an instance's event stream, over a real socket. */
export async function openEvents(
  { issuer }: Pick<TestApp, 'issuer'>,
  service: Service,
  { as, lastEventId, expiresIn }: { as: number; lastEventId?: string | undefined; expiresIn?: string },
) {
  if (!service.server.listening) await service.listen({ host: '127.0.0.1', port: 0 })
  const { port } = service.server.address() as AddressInfo
  const leaving = new AbortController()
  const token = await issuer.tokenFor({ userId: as, ...(expiresIn === undefined ? {} : { expiresIn }) })
  const answer = await fetch(`http://127.0.0.1:${port}/relations/events`, {
    signal: leaving.signal,
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  })
  const reader = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
  const blocks = blocksOf(reader)
  let seen: string | undefined

  /** The next block of lines; undefined where the stream has ended. */
  const nextBlock = async () => {
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new Error('nothing came')), PATIENCE_MS)
    const block = await Promise.race([blocks.next(), late.promise]).finally(() => clearTimeout(timer))
    return block.done ? undefined : block.value
  }
  const next = async (): Promise<SseEvent | undefined> => {
    for (let block = await nextBlock(); block !== undefined; block = await nextBlock()) {
      const event = parse(block)
      if (event.event === '') continue
      seen = event.id ?? seen
      return event
    }
    return undefined
  }
  return {
    answer,
    nextBlock,
    next,
    /** The next events, as `[name, operation or reason]`. */
    async take(count: number) {
      const events: [string, unknown][] = []
      while (events.length < count) {
        const event = await next()
        if (event === undefined) throw new Error(`ended after ${events.length} of ${count} events`)
        events.push([event.event, event.data.id ?? event.data.reason])
      }
      return events
    },
    lastEventId: () => seen,
    leave: () => leaving.abort(),
  }
}

async function* blocksOf(reader: ReadableStreamDefaultReader<string>): AsyncGenerator<string, void> {
  let text = ''
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
    if (done) return
    text += value
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    yield* blocks
  }
}

function parse(block: string): SseEvent {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  return {
    id: fields.get('id'),
    event: fields.get('event') ?? '',
    data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>,
    retry: fields.has('retry') ? Number(fields.get('retry')) : undefined,
  }
}
