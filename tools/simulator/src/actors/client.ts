import { readCounts, readViewerState } from '@matjip/relations'
import type { AcceptedClick } from '@matjip/relations'
import { createMemoryPool } from '../record/memory-record.ts'
import { createMemoryClient } from '../redis/memory-client.ts'
import { COUNTERS } from '../record/tables.ts'
import { askedOf, shownOf } from '../oracle/shown.ts'
import { drawClick } from './draw-click.ts'
import { checkOwnClick } from '../oracle/own-click.ts'
import type { Simulation } from '../world/simulation.ts'
import { note, noteFault, sleep, step, strikes } from '../world/world.ts'
import type { Life } from '../world/world.ts'

export interface Client {
  name: string
  actorId: number
  /** Echoes the newest version that it has seen; the others tell nothing, as a careless client does. */
  echoes: boolean
  /** Echoes versions from the future. */
  hostile: boolean
  clicks: AcceptedClick[]
  /** Those and what was refused but may have got through, in the order in which they were made. */
  stamped: AcceptedClick[]
}

/** Bodies that are no relation: somebody else's message, one that was cut off, one of a kind that nobody knows. */
const NONSENSE = ['', '{"v":1', 'null', '{"v":1,"kind":"poke","actorId":1}']

/** Makes clicks, one after the other, through whatever instance the load balancer picks, and looks at what came of them. */
export async function runClient(simulation: Simulation, client: Client, clicks: number): Promise<void> {
  const { world, settings } = simulation
  const life: Life = { name: client.name, alive: true, client: true }
  let seen: number | null = null
  for (let made = 0; made < clicks; made += 1) {
    await sleep(world, life, Math.round(-Math.log(1 - world.random.next()) * settings.thinkMs))
    if (strikes(world, 'poison body')) {
      noteFault(world, 'poison body', client.name)
      simulation.stores.queue.send(world.random.pick(NONSENSE))
    }
    const click = drawClick(simulation, client.actorId)
    const startedAtMs = world.timeline.now()
    const echoed = echoOf(simulation, client, seen)
    const answer = await simulation.request(click, echoed)
    simulation.requests += 1
    note(
      world,
      client.name,
      `${answer.outcome} ${click.kind} ${click.actorId}>${click.targetId} ${click.active ? '+' : '-'}`,
    )
    if (answer.outcome === 'refused' && answer.unconfirmed) {
      const operation = answer.unconfirmed
      client.stamped.push({ operation, startedAtMs, endedAtMs: world.timeline.now() })
      seen = Math.max(seen ?? 0, operation.version)
    }
    if (answer.outcome !== 'accepted') continue
    simulation.accepted.push(answer.operation)
    simulation.startedAt.set(answer.operation.opId, startedAtMs)
    if (answer.intent) simulation.intentAt.set(answer.operation.opId, { ms: world.timeline.now(), step: world.steps })
    if (strikes(world, 'answer lost to the client')) {
      noteFault(world, 'answer lost to the client', client.name)
      continue
    }
    seen = Math.max(seen ?? 0, answer.operation.version)
    const accepted = { operation: answer.operation, startedAtMs, endedAtMs: world.timeline.now() }
    client.clicks.push(accepted)
    client.stamped.push(accepted)
    if (world.random.chance(0.3)) await look(simulation, client, life)
  }
}

function echoOf({ world }: Simulation, { echoes, hostile }: Client, seen: number | null): number | null {
  if (!echoes) return null
  if (!hostile) return seen
  return Math.max(seen ?? 0, (world.timeline.now() + world.random.int(0, 30_000)) * 1000)
}

/** The client's next read, through any instance: its own click must be there. */
async function look(simulation: Simulation, client: Client, life: Life): Promise<void> {
  const { world, stores, settings } = simulation
  const last = client.clicks.at(-1)
  if (!last) return
  const { kind, actorId, targetId } = last.operation
  const readFrom = world.steps
  let degraded = false
  const redis = createMemoryClient(stores.redis, (label, effect) =>
    step(world, life, 'redis', label, effect).catch((error: unknown) => {
      degraded = true
      throw error
    }),
  )
  const pool = createMemoryPool(stores.tables, (label, effect) => step(world, life, 'postgres', label, effect))
  const reader = { redis, pool, shards: settings.shards }
  try {
    const state = await readViewerState(reader, actorId, askedOf([last.operation]))
    const shown = shownOf(state, kind, targetId)?.active ?? false
    if (!degraded) checkOwnClick(simulation, last.operation, readFrom, shown)
    const counter = COUNTERS[kind].target
    if (counter) await readCounts(reader, counter, [targetId])
  } catch {
    // Postgres is away: a 503. The client goes on.
  }
}
