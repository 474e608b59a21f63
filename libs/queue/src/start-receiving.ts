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
/**
 * A receive costs the same with one message as with ten. One that found less than this says that the queue is nearly
 * empty: the next one waits for company, milliseconds, which is little beside the fold that comes later.
 */
const NEARLY_FULL = 8
const GATHER_MS = 20

export interface ReceiveLoop {
  queueUrl: string
  /** Receives at once while the queue is full; one where it is nearly empty. */
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
 *
 * One receiver is always there. Two full receives in a row call another one, up to `receivers`; one that finds little leaves.
 */
export function startReceiving(sqs: SQSClient, loop: ReceiveLoop): Receiving {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = new Set<Promise<void>>()
  let receivers = 0

  const rest = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {})
  const callAnother = () => {
    if (receivers >= loop.receivers || signal.aborted) return
    receivers += 1
    const receiver = receiveWhileBusy().finally(() => running.delete(receiver))
    running.add(receiver)
  }

  const receiveWhileBusy = async () => {
    let wasFull = false
    while (!signal.aborted) {
      try {
        await loop.mayReceive?.(signal)
        if (signal.aborted) return
        const messages = await receive(sqs, loop.queueUrl, loop.waitSeconds ?? WAIT_SECONDS)
        const isFull = messages.length >= NEARLY_FULL
        if (isFull && wasFull) callAnother()
        wasFull = isFull
        if (messages.length > 0) await loop.handle(messages)
        if (isFull) continue
        if (receivers > 1) {
          receivers -= 1
          return
        }
        if (messages.length > 0) await rest(GATHER_MS)
      } catch (error) {
        if (signal.aborted) return
        loop.onError(error)
        await rest(REST_MS)
      }
    }
  }

  callAnother()
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}
