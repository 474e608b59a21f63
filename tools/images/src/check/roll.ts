import type { ProductProcess } from '@matjip/stack'
import type { World } from './open-world.ts'
import { inTurn, startLoad } from './start-load.ts'
import { asksOf, asksOfWorkers, type Visitors, writePost } from './visitors.ts'

/** Requests a second while a process is exchanged. */
export const RATE = 300
/** Milliseconds of load before and after: the last of a process's answers, and the first of its successor's, are under it. */
const AROUND_MS = 1_500

/** How an exchange went. */
export interface Rolled {
  name: string
  sent: number
  failures: string[]
  /** Milliseconds that 99 of 100 waited at most. */
  p99: number
  code: number | 'killed'
  /** From SIGTERM to the end, milliseconds. */
  endedIn: number
}

/**
 * Exchanges one process as a deployment does, under load: a second one is started, the gateway sends what comes to it, and the
 * first is asked to end with requests under way on kept-alive connections.
 */
export async function roll(world: World, process: ProductProcess, visitors: Visitors): Promise<Rolled> {
  const kinds = asksOf[process.name] ?? asksOfWorkers
  const load = startLoad({ url: world.url, rate: RATE, draw: inTurn(visitors, kinds) })
  const pause = () => new Promise((resolve) => setTimeout(resolve, AROUND_MS))
  await pause()
  const [successor] = await Promise.all([world.start(process), writeSome(visitors)])
  if (process.upstream) await reroute(world.url, process.name, successor.url)
  const before = world.running.get(process.name)
  const began = performance.now()
  const [code = 'killed'] = await Promise.all([before?.end(), writeSome(visitors)])
  const endedIn = performance.now() - began
  world.running.set(process.name, successor.container)
  await pause()
  const { sent, failures, latencies } = await load.stop()
  return { name: process.name, sent, failures, p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0, code, endedIn }
}

/** New posts, for the relay, the fan-out and the derivatives to have something on their way. */
async function writeSome(visitors: Visitors): Promise<void> {
  for (const session of visitors.sessions.slice(0, 3)) await writePost(session, visitors.next++)
}

async function reroute(gateway: string, service: string, url: string): Promise<void> {
  const answer = await fetch(`${gateway}/dev/upstreams/${service}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  })
  if (!answer.ok) throw new Error(`the gateway refused ${url}: ${answer.status} ${await answer.text()}`)
}
