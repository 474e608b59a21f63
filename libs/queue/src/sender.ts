import type { MessageAttributeValue, SQSClient } from '@aws-sdk/client-sqs'
import { callSqs } from './call-sqs.ts'
import { SQS_BATCH } from './chunks.ts'
import { notConfirmed } from './not-confirmed.ts'

/**
 * Milliseconds that a message waits for company: a request costs about the same with one message as with ten. Where the
 * last one found company others come often, so that waiting longer fills the request; alone, nobody waits for nothing.
 */
const LINGER_MS = 3
const LINGER_IN_COMPANY_MS = 10
/** Milliseconds until a send has failed for its caller, retries included: a person waits for the answer. */
const SEND_TIMEOUT_MS = 2_000
/** Characters of a body: ten of them, at three bytes each, stay below the 256 KiB of a batch. */
const MAX_BODY = 8_000

export type MessageAttributes = Record<string, MessageAttributeValue>

/** Resolves when SQS has confirmed this very message. @throws Error `QueueNotConfirmed` (a 503) where it has not */
export type Send = (body: string, attributes?: MessageAttributes) => Promise<void>

interface Waiting {
  body: string
  attributes: MessageAttributes | undefined
  resolve: () => void
  reject: (error: Error) => void
}

/** How a sender waits. The process's timers by default; a simulation brings its own. */
export interface SenderClock {
  /** Runs once, after milliseconds; gives what cancels it. */
  after(ms: number, run: () => void): () => void
  /** Aborts after milliseconds, unless it was met before. */
  deadline(ms: number): Deadline
}

export interface Deadline {
  signal: AbortSignal
  met(): void
}

const processClock: SenderClock = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  deadline(ms) {
    // `AbortSignal.timeout` cannot be called off: each send would be followed by an error, with its stack, that nobody waits for.
    const { signal, abort } = abortable()
    const timer = setTimeout(abort, ms)
    return { signal, met: () => clearTimeout(timer) }
  },
}

function abortable() {
  const controller = new AbortController()
  const abort = () => controller.abort(new DOMException('SQS did not answer in time', 'TimeoutError'))
  return { signal: controller.signal, abort }
}

/**
 * A sender that puts concurrent sends into one request, ten at most. Where SQS takes only some of them, exactly the
 * callers of the others are told. A send that has failed may still arrive: messages must bear being repeated.
 */
export function createSender(
  sqs: SQSClient,
  queueUrl: string,
  { timeoutMs = SEND_TIMEOUT_MS, lingerMs = LINGER_MS, clock = processClock } = {},
): Send {
  let waiting: Waiting[] = []
  let cancel = () => {}
  let hadCompany = false

  const flush = () => {
    cancel()
    const batch = waiting
    waiting = []
    hadCompany = batch.length > 1
    void sendBatch(sqs, queueUrl, batch, clock.deadline(timeoutMs))
  }

  return (body, attributes) => {
    if (body.length > MAX_BODY) return Promise.reject(new RangeError(`a message has at most ${MAX_BODY} characters`))
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    waiting.push({ body, attributes, resolve, reject })
    if (waiting.length === 1)
      cancel = clock.after(hadCompany ? Math.max(lingerMs, LINGER_IN_COMPANY_MS) : lingerMs, flush)
    if (waiting.length === SQS_BATCH) flush()
    return promise
  }
}

/** Never rejects: every caller in the batch gets an answer of their own. */
async function sendBatch(sqs: SQSClient, queueUrl: string, batch: Waiting[], deadline: Deadline): Promise<void> {
  try {
    const request = {
      QueueUrl: queueUrl,
      Entries: batch.map(({ body, attributes }, index) => ({
        Id: String(index),
        MessageBody: body,
        ...(attributes ? { MessageAttributes: attributes } : {}),
      })),
    }
    const answer = await callSqs(sqs, 'SendMessageBatch', request, { abortSignal: deadline.signal })
    for (const { Id } of answer.Successful ?? []) batch[Number(Id)]?.resolve()
    for (const { Id, Code, Message } of answer.Failed ?? [])
      batch[Number(Id)]?.reject(notConfirmed(`${Code}: ${Message ?? ''}`))
    const named = new Set([...(answer.Successful ?? []), ...(answer.Failed ?? [])].map(({ Id }) => Id))
    batch.forEach(({ reject }, index) => {
      if (!named.has(String(index))) reject(notConfirmed('the answer does not name it'))
    })
  } catch (cause) {
    for (const { reject } of batch) reject(notConfirmed('the request failed', cause))
  } finally {
    deadline.met()
  }
}
