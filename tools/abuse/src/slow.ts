import { Agent } from 'node:http'
import { measureOthers, p99 } from './slow/measure-others.ts'
import { startSlowClients } from './slow/slow-clients.ts'
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
  let closed = 0
  for (let turn = 0; turn < TURNS; turn++) {
    alone.push(...(await measure()))
    const slow = startSlowClients(origin, SLOW)
    beside.push(...(await measure()))
    closed += slow.closed()
    slow.stop()
  }
  const ratio = p99(beside) / p99(alone)
  const holds = ratio < MOST && closed > 0
  console.log(
    `slow-clients: ${SLOW} slow clients, closed ${closed} times; p99 of others ${p99(alone).toFixed(1)} → ${p99(beside).toFixed(1)} ms ` +
      `(${ratio.toFixed(2)} ×, below ${MOST}), ${holds ? 'holds' : 'DOES NOT HOLD'}`,
  )
  process.exitCode = holds ? 0 : 1
} finally {
  agent.destroy()
  await stack.close()
}
