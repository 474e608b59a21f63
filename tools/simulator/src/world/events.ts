import { blockKey } from '../record/tables.ts'
import { EVENT_FAULTS } from './faults.ts'
import type { Fault } from './faults.ts'
import type { Simulation } from './simulation.ts'
import { noteFault } from './world.ts'
import type { Door } from './world.ts'
import type { Api } from '../actors/api.ts'

/** Ten visibility timeouts. */
const LONG_OUTAGE_MS = 600_000
/** The furthest that a replica's clock is off its primary's. */
const REDIS_SKEW_MICROS = 3_000_000
/** Commands that a replica has not got yet when it takes over. */
const MAX_LAG = 60

/** Puts the events of the plan at random moments of the time that the clients will take. */
export function planEvents(simulation: Simulation, apis: () => readonly Api[], spanMs: number): void {
  const { world } = simulation
  const { timeline, random } = world
  for (const fault of EVENT_FAULTS) {
    for (let left = Math.round(world.plan[fault]); left > 0; left -= 1) {
      const at = timeline.now() + Math.round(random.next() * spanMs)
      timeline.at(at, () => happen(simulation, apis, fault))
      world.lastFaultMs = Math.max(world.lastFaultMs, at)
    }
  }
}

function happen(simulation: Simulation, apis: () => readonly Api[], fault: Fault): void {
  const { world, stores } = simulation
  const { random } = world
  const { space } = stores.redis
  const away = (door: Door, ms: number, onReturn = () => {}) => {
    noteFault(world, fault, door, world.timeline.now() + ms)
    world.away[door] += 1
    world.timeline.at(world.timeline.now() + ms, () => {
      world.away[door] -= 1
      onReturn()
    })
  }
  switch (fault) {
    case 'redis away':
      return away(
        'redis',
        random.int(10, 20_000),
        random.chance(0.3) ? () => loseRedis(simulation, 'wiped') : undefined,
      )
    case 'postgres away':
      return away('postgres', random.int(100, 30_000))
    case 'postgres restarts':
      return away('postgres', random.int(1, 1_000))
    case 'postgres away for ten visibility timeouts':
      return away('postgres', LONG_OUTAGE_MS)
    case 'redis wiped':
      noteFault(world, fault, 'redis')
      return loseRedis(simulation, 'wiped')
    case 'redis failed over, last writes lost':
      noteFault(world, fault, 'redis')
      return loseRedis(simulation, 'failed over')
    case 'redis evicts a volatile key': {
      const volatile = [...space.keys()].filter((key) => space.read(key)?.expiresAt !== undefined)
      if (volatile.length === 0) return
      noteFault(world, fault, 'redis')
      space.drop(random.pick(volatile))
      stores.redisLostMs = world.timeline.now()
      return
    }
    case 'clock of an instance steps':
      noteFault(world, fault, 'api')
      random.pick(apis()).skewMs = random.int(-simulation.settings.skewMs, simulation.settings.skewMs)
      return
    case 'target deleted':
    case 'actor deleted':
      noteFault(world, fault, 'postgres')
      return remove(simulation, fault)
    case 'somebody blocks another': {
      noteFault(world, fault, 'postgres')
      const [actor, target] = [random.pick(simulation.clients).actorId, random.pick(simulation.people)]
      stores.tables.blocks.add(blockKey(actor, target))
      simulation.gone.add(`block ${actor} ${target}`)
      return
    }
  }
}

function loseRedis({ world, stores }: Simulation, how: 'wiped' | 'failed over'): void {
  const { space } = stores.redis
  const before = [...space.keys()]
  if (how === 'wiped') space.clear()
  else {
    space.rollBack(world.random.int(1, MAX_LAG))
    stores.redisSkewMicros = world.random.int(-REDIS_SKEW_MICROS, REDIS_SKEW_MICROS)
  }
  stores.redis.forgetScripts()
  stores.redisLostMs = world.timeline.now()
  for (const key of [...before, ...space.keys()]) stores.touched.add(key)
}

function remove({ world, stores, posts, people, gone, clients }: Simulation, fault: Fault): void {
  const { random } = world
  if (fault === 'target deleted' && random.chance(0.5)) {
    const postId = random.pick(posts)
    stores.tables.posts.delete(postId)
    gone.add(`like ${postId}`).add(`savePost ${postId}`)
    return
  }
  const userId = fault === 'target deleted' ? random.pick(people) : random.pick(clients).actorId
  stores.tables.users.set(userId, { deleted: true })
  gone.add(`follow ${userId}`).add(`actor ${userId}`)
}
