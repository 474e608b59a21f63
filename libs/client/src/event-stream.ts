import { createParser } from 'eventsource-parser'
import type { Client } from './client.ts'
import { pause } from './pause.ts'
import { ApiProblem, readProblem } from './problem.ts'

/** One event as it came. */
export interface StreamEvent {
  event: string
  data: unknown
}

export interface StreamOptions {
  signal?: AbortSignal
  /** `id` of the last event that was seen, from `onId`: the stream goes on after it. */
  lastEventId?: string
  /** Told of the id of each event; keep it to go on after a reload of the page. */
  onId?: (id: string) => void
}

/** Until the server says otherwise: what it says first. Milliseconds. */
const RETRY_MS = 2_000
/** Between tries while nothing can be reached. */
const LONGEST_PAUSE_MS = 30_000
/** The server says something every 15 s: after three times that the line is dead, though nobody has said so. */
const SILENCE_MS = 45_000

/**
 * The events of a stream without end: it comes back by itself, after the last event, with the token of that moment.
 * Ends when the caller stops taking events or aborts. @throws ApiProblem where coming back does not help, the abort reason
 */
export async function* eventStream(
  client: Client,
  path: string,
  options: StreamOptions,
): AsyncGenerator<StreamEvent, void> {
  const { signal, onId } = options
  let { lastEventId } = options
  let retryMs = RETRY_MS
  for (let failures = 0; ;) {
    const left = new AbortController()
    try {
      const body = await open(client, path, lastEventId, anyOf(left.signal, signal))
      failures = 0
      for await (const message of messagesOf(body, (ms) => (retryMs = ms), left)) {
        if (message.id) onId?.((lastEventId = message.id))
        yield { event: message.event ?? 'message', data: JSON.parse(message.data) as unknown }
      }
    } catch (thrown) {
      signal?.throwIfAborted()
      if (thrown instanceof ApiProblem && !thrown.retryable) throw thrown
      failures += 1
      retryMs = Math.max(retryMs, (thrown as ApiProblem).retryAfterMs ?? 0)
    } finally {
      left.abort()
    }
    const grown = failures > 1 ? retryMs * 2 ** (failures - 1) : retryMs
    await pause(Math.min(LONGEST_PAUSE_MS, grown) * (1 + Math.random() / 2), signal)
  }
}

const anyOf = (own: AbortSignal, theirs: AbortSignal | undefined) => (theirs ? AbortSignal.any([own, theirs]) : own)

async function open(client: Client, path: string, lastEventId: string | undefined, signal: AbortSignal) {
  const headers = { accept: 'text/event-stream', ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) }
  const response = await client.send(new Request(client.baseUrl + path, { headers, signal }), { once: true })
  if (!response.ok || !response.body) throw await readProblem(response)
  return response.body
}

type Message = { id?: string | undefined; event?: string | undefined; data: string }

async function* messagesOf(
  body: ReadableStream<Uint8Array>,
  onRetry: (ms: number) => void,
  line: AbortController,
): AsyncGenerator<Message, void> {
  let read: Message[] = []
  const parser = createParser({ onEvent: (message) => read.push(message), onRetry })
  // A reader: not every browser can iterate over a stream.
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>).getReader()
  for (;;) {
    const silent = setTimeout(() => line.abort(new TypeError('The stream fell silent.')), SILENCE_MS)
    const { done, value } = await reader.read().finally(() => clearTimeout(silent))
    if (done) return
    parser.feed(value)
    yield* read
    read = []
  }
}
