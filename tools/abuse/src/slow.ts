import { Agent } from 'node:http'
import { measureOthers, p99 } from './slow/measure-others.ts'
import { startSlowClients } from './slow/slow-clients.ts'
import { WAYS } from './slow/ways.ts'
import { openStack } from './world/open-stack.ts'

const SLOW = 200
/** Turns with and without them: what else the machine does falls on both. */
const TURNS = 3
/** Longer than a slow client is borne: each is closed at least once. */
const TURN_MS = 20_000
/** The claim: others wait less than twice as long. */
const MOST = 2

const stack = await openStack()
const agent = new Agent({ keepAlive: true })
try {
  const origin = new URL(stack.originOf('post-service'))
  const path = `/restaurants?query=${encodeURIComponent('국밥')}`
  const measure = () => measureOthers(origin, agent, path, TURN_MS)
  await measureOthers(origin, agent, path, TURN_MS / 10)
  const alone: number[] = []
  const beside: number[] = []
  const closed = new Map<string, number>()
  for (let turn = 0; turn < TURNS; turn++) {
    alone.push(...(await measure()))
    const slow = startSlowClients(origin, SLOW)
    beside.push(...(await measure()))
    for (const [way, times] of slow.closed()) closed.set(way, (closed.get(way) ?? 0) + times)
    slow.stop()
  }
  const ratio = p99(beside) / p99(alone)
  // Who reads nothing is not always closed: what fits into the kernel's buffers is written, and the connection idle.
  const borne = WAYS.filter(({ name, reads }) => reads === undefined && !closed.has(name))
  for (const [way, times] of closed) console.log(`${way}: closed ${times} times`)
  for (const { name } of borne) console.log(`✗ ${name}: never closed`)
  const holds = ratio < MOST && borne.length === 0
  const closings = [...closed.values()].reduce((sum, times) => sum + times, 0)
  console.log(
    `slow-clients: ${SLOW} slow clients, closed ${closings} times; p99 of others ${p99(alone).toFixed(1)} → ${p99(beside).toFixed(1)} ms ` +
      `(${ratio.toFixed(2)} ×, below ${MOST}), ${holds ? 'holds' : 'DOES NOT HOLD'}`,
  )
  process.exitCode = holds ? 0 : 1
} finally {
  agent.destroy()
  await stack.close()
}
