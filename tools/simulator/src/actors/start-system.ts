import { pendingOf } from '../oracle/target-snapshot.ts'
import { planEvents } from '../world/events.ts'
import type { Simulation } from '../world/simulation.ts'
import { sleep } from '../world/world.ts'
import type { Life } from '../world/world.ts'
import { startApi } from './api.ts'
import type { Answer, Api } from './api.ts'
import { startBatch } from './batch.ts'
import { runClient } from './client.ts'
import type { Client } from './client.ts'
import { startConsumer } from './consumer.ts'

/** Milliseconds that a client waits for an answer. */
const PATIENCE_MS = 3_000
/** A click takes about so many steps of the client's time, in milliseconds, where it is not held up. */
const CLICK_MS = 40

export interface System {
  clientsDone(): boolean
  /** Operations pending in Redis. */
  pending(): number
  stop(): void
}

/** Starts every process and client of a schedule; whoever is killed starts anew after a while. */
export function startSystem(simulation: Simulation): System {
  const { world, settings, stores, people, posts, restaurants } = simulation
  const { random } = world
  // Whoever has no row yet is created by the fold of their first click; until then nobody can follow them.
  for (const id of people)
    if (random.chance(0.8)) stores.tables.users.set(id, { deleted: false })
    else simulation.gone.add(`follow ${id}`)
  for (const id of posts) simulation.authors.set(id, random.pick(people))
  for (const [id, author] of simulation.authors) stores.tables.posts.set(id, author)
  for (const id of restaurants) stores.tables.restaurants.add(id)
  const lives = new Map<string, Life>()
  const starts = new Map<string, (life: Life) => void>()
  /** Clients that wait for an answer of a process. */
  const waiting = new Map<Life, Set<() => void>>()
  const start = (name: string, run: (life: Life) => void) => {
    const life = { name, alive: true }
    lives.set(name, life)
    starts.set(name, run)
    run(life)
  }
  world.onKill = (life) => {
    for (const hangUp of waiting.get(life) ?? []) hangUp()
    waiting.delete(life)
    const run = starts.get(life.name)
    if (run) world.timeline.at(world.timeline.now() + random.int(10, 5_000), () => start(life.name, run))
  }

  const apis = new Map<string, Api>()
  for (let index = 0; index < settings.apis; index += 1) {
    const name = `api-${index}`
    start(name, (life) => {
      const skewMs = apis.get(name)?.skewMs ?? random.int(-settings.skewMs, settings.skewMs)
      apis.set(name, startApi(simulation, life, skewMs))
    })
  }
  for (let index = 0; index < settings.consumers; index += 1)
    start(`consumer-${index}`, (life) => startConsumer(simulation, life))
  for (let index = 0; index < settings.batches; index += 1)
    start(`batch-${index}`, (life) => startBatch(simulation, life))

  const watch: Life = { name: 'clients', alive: true }
  simulation.request = (click, echoed) => {
    // A load balancer sends nothing to an instance that is down, where there is another.
    const up = [...apis.keys()].filter((one) => lives.get(one)?.alive)
    const name = random.pick(up.length > 0 ? up : [...apis.keys()])
    const life = lives.get(name)
    const api = apis.get(name)
    if (!life?.alive || !api) return sleep(world, watch, 100).then(() => ({ outcome: 'refused' }) as const)
    return new Promise<Answer>((resolve) => {
      const hangUp = () => resolve({ outcome: 'unknown' })
      const ofLife = waiting.get(life) ?? new Set()
      waiting.set(life, ofLife.add(hangUp))
      void sleep(world, watch, PATIENCE_MS).then(hangUp)
      void api.accept(click, echoed).then((answer) => {
        ofLife.delete(hangUp)
        resolve(answer)
      })
    })
  }

  let running = 0
  simulation.clients = createClients(simulation)
  const share = Math.ceil(settings.requests / settings.clients)
  for (const [index, client] of simulation.clients.entries()) {
    const clicks = Math.min(share, settings.requests - index * share)
    if (clicks <= 0) continue
    running += 1
    void runClient(simulation, client, clicks).then(() => (running -= 1))
  }
  planEvents(simulation, () => [...apis.values()], share * (settings.thinkMs + CLICK_MS))
  return {
    clientsDone: () => running === 0,
    pending() {
      let count = 0
      for (let shard = 0; shard < settings.shards; shard += 1) count += pendingOf(simulation, shard).length
      return count
    },
    stop() {
      for (const life of lives.values()) life.alive = false
      world.onKill = () => {}
    },
  }
}

function createClients({ world: { random }, settings }: Simulation): Client[] {
  return Array.from({ length: settings.clients }, (_, index) => ({
    name: `client-${index}`,
    actorId: settings.sharedActors ? random.int(1, settings.clients) : index + 1,
    echoes: random.chance(0.9),
    hostile: random.chance(0.1),
    clicks: [],
    stamped: [],
  }))
}
