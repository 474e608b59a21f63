import { setTimeout as sleep } from 'node:timers/promises'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { receive } from './receive.ts'
import type { ReceivedMessage } from './receive.ts'

/** Milliseconds of rest after a failed receive or handler: a dead dependency is not hammered. */
const REST_MS = 500
/**
 * Seconds that a long poll waits. Short, because stopping waits for it: a poll that is cut off can take a message with
 * it that nobody sees until its visibility timeout ends. A receiver costs one request every two seconds when idle.
 */
const WAIT_SECONDS = 2

export interface ReceiveLoop {
  queueUrl: string
  /** Receives at once. */
  receivers: number
  waitSeconds?: number
  /** Resolves when another batch may be fetched: backpressure. The signal says that the loop stops. */
  mayReceive?: (signal: AbortSignal) => Promise<unknown>
  /** Gets up to ten messages. What it does not delete is delivered again when its visibility timeout ends, also if it throws. */
  handle: (messages: ReceivedMessage[]) => Promise<void>
  onError: (error: unknown) => void
}

export interface Receiving {
  /** Receives nothing more; resolves when the last running handler has ended. */
  stop(): Promise<void>
}

/**
 * Receives and handles until it is stopped. Nothing is acknowledged here: who has made a message's effect durable deletes
 * it (`deleteBatch`), however much later and in whatever process.
 */
export function startReceiving(sqs: SQSClient, loop: ReceiveLoop): Receiving {
  const stopping = new AbortController()
  const running = Promise.all(Array.from({ length: loop.receivers }, () => receiveUntil(stopping.signal, sqs, loop)))
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function receiveUntil(signal: AbortSignal, sqs: SQSClient, loop: ReceiveLoop): Promise<void> {
  while (!signal.aborted) {
    try {
      await loop.mayReceive?.(signal)
      if (signal.aborted) return
      const messages = await receive(sqs, loop.queueUrl, loop.waitSeconds ?? WAIT_SECONDS)
      if (messages.length > 0) await loop.handle(messages)
    } catch (error) {
      if (signal.aborted) return
      loop.onError(error)
      await sleep(REST_MS, undefined, { signal }).catch(() => {})
    }
  }
}
