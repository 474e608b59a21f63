import type { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { sendRaw } from '../fuzz/raw-request.ts'

/** Milliseconds between two requests: 40 a second, far from what the service can do. */
const EVERY_MS = 25

/** Latencies in milliseconds, from when each request was due: it is sent whether or not earlier ones are answered. */
export async function measureOthers(origin: URL, agent: Agent, path: string, durationMs: number): Promise<number[]> {
  const latencies: number[] = []
  const open: Promise<void>[] = []
  const began = performance.now()
  for (let due = began; due < began + durationMs; due += EVERY_MS) {
    await sleep(Math.max(0, due - performance.now()))
    const sent = sendRaw(origin, agent, { method: 'GET', path, headers: [], body: undefined })
    open.push(
      sent.then(({ status }) => {
        if (status !== 200) throw new Error(`${path} answered ${status}`)
        latencies.push(performance.now() - due)
      }),
    )
  }
  await Promise.all(open)
  return latencies
}

/** The value below which 99 of 100 are. */
export function p99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? NaN
}
