import { Agent } from 'node:http'
import { measureOthers, p99 } from './slow/measure-others.ts'
import { startSlowClients } from './slow/slow-clients.ts'
import { watchMemory } from './slow/watch-memory.ts'
import { hoarding, WAYS } from './slow/ways.ts'
import { writeLongPage } from './slow/write-long-page.ts'
import { openStack } from './world/open-stack.ts'

const SLOW = 200
/**
 * Turns with and without them: what else the machine does falls on both. Besides the slow ones so many clients let answers
 * wait in the process, up to four of 1.5 MB each: of 4 it is less than the 32 MB that it keeps, so that each is closed only
 * when its time is over; of 64 it would be 390 MB.
 */
const HOARDERS = [4, 64, 64]
/** Longer than a slow client is borne: each is closed at least once. */
const TURN_MS = 20_000
/** The claim: others wait less than twice as long. */
const MOST = 2
/** An answer that is not read in 10 s is closed upon; who asked writes each half second, and then hears of it. The rest is for a machine that does other things, too. */
const MOST_BORNE_MS = 15_000
const MB = 1e6
/** What is kept for who does not read (32 MB), what comes until the next look, and what was closed and is not collected yet: some 100 in all. */
const MOST_GROWTH = 192 * MB

const stack = await openStack()
const agent = new Agent({ keepAlive: true })
try {
  const origin = new URL(stack.originOf('post-service'))
  const hoarder = hoarding(await writeLongPage(stack))
  const path = `/restaurants?query=${encodeURIComponent('국밥')}`
  const measure = () => Promise.all([measureOthers(origin, agent, path, TURN_MS), watchMemory(origin, TURN_MS)])
  await measureOthers(origin, agent, path, TURN_MS / 10)
  const alone: number[] = []
  const beside: number[] = []
  const resident = { alone: Infinity, beside: 0 }
  const closed = new Map<string, number>()
  let borneMs = 0
  for (const hoarders of HOARDERS) {
    const [latencies, bytes] = await measure()
    alone.push(...latencies)
    // What a process has once had, its allocator keeps for a while.
    resident.alone = Math.min(resident.alone, bytes)
    const ways = Array.from({ length: SLOW }, (_, index) => WAYS[index % WAYS.length] as (typeof WAYS)[number])
    const slow = startSlowClients(origin, [...ways, ...Array.from({ length: hoarders }, () => hoarder)])
    const [slowed, grown] = await measure()
    beside.push(...slowed)
    resident.beside = Math.max(resident.beside, grown)
    for (const [way, times] of slow.closed()) closed.set(way, (closed.get(way) ?? 0) + times)
    borneMs = Math.max(borneMs, slow.borneMs(hoarder.name))
    slow.stop()
  }
  const ratio = p99(beside) / p99(alone)
  const growth = resident.beside - resident.alone
  // Who reads nothing is not always closed: what fits into the kernel's buffers is written, and the connection idle.
  const closable = [...WAYS.filter(({ reads }) => reads === undefined), hoarder]
  const borne = closable.filter(({ name }) => !closed.has(name))
  for (const [way, times] of closed) console.log(`${way}: closed ${times} times`)
  for (const { name } of borne) console.log(`✗ ${name}: never closed`)
  if (borneMs >= MOST_BORNE_MS) console.log(`✗ ${hoarder.name}: borne too long`)
  if (growth >= MOST_GROWTH) console.log(`✗ ${hoarder.name}: the service keeps too much`)
  const holds = ratio < MOST && borne.length === 0 && borneMs < MOST_BORNE_MS && growth < MOST_GROWTH
  const closings = [...closed.values()].reduce((sum, times) => sum + times, 0)
  console.log(
    `slow-clients: ${SLOW} slow clients and up to ${Math.max(...HOARDERS)} who hoard answers, closed ${closings} times; ` +
      `p99 of others ${p99(alone).toFixed(1)} → ${p99(beside).toFixed(1)} ms (${ratio.toFixed(2)} ×, below ${MOST}); ` +
      `hoarders borne ${(borneMs / 1_000).toFixed(1)} s (below ${MOST_BORNE_MS / 1_000}), ` +
      `memory ${(resident.alone / MB).toFixed(0)} → ${(resident.beside / MB).toFixed(0)} MB (${(growth / MB).toFixed(0)} more, below ${MOST_GROWTH / MB}), ` +
      (holds ? 'holds' : 'DOES NOT HOLD'),
  )
  process.exitCode = holds ? 0 : 1
} finally {
  agent.destroy()
  await stack.close()
}
