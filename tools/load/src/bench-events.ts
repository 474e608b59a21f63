/**
 * `npm run bench:events`: what it costs to tell actors what became of their clicks, in the process that tells (consumer or
 * counter-batch) and in Redis, for each event. The last line is the claim: an event of an actor who does not listen costs
 * at most `CLAIM` CPU µs, both together.
 */
import { listenToEvents, openRedis, redisReady } from '@matjip/redis-keys'
import type { PendingEntry, Tiding } from '@matjip/redis-keys'
import { createTeller } from '@matjip/relations'
import { redisCpu, startStores, THROW_AWAY_REDIS } from '@matjip/stack'
import { align, medianOf, spread } from './table.ts'

/** Rounds that take turns, so that a disturbance meets all; the first warms up. */
const ROUNDS = 9
const BATCHES = 40
/** About what a batch is under load. */
const BATCH = 500
/** CPU µs: an operation is told of twice, and has 280 in all. */
const CLAIM = 5

const stores = await startStores({ only: ['redis'], redisSettings: THROW_AWAY_REDIS })
const redis = await redisReady(openRedis({ url: stores.redisUrl }))
let made = 0
const clicks = (actor: (index: number) => number): PendingEntry[] =>
  Array.from({ length: BATCH }, (_, index) => ({
    messageId: '',
    receiptHandle: '',
    receiveCount: 1,
    operation: {
      kind: 'like',
      actorId: 48_122_390_000_000 + actor(index),
      targetId: 8_261_936_242_688 + index,
      active: true,
      version: Date.now() * 1000,
      v: 1,
      actorHandle: 'mina',
      actorName: '미나',
      opId: `bench-${(made += 1)}`,
    },
  }))
const tidingsOf = (heard: readonly PendingEntry[]): Tiding[] =>
  heard.map(({ operation }) => ({ operation, outcome: { status: 'persisted', effect: 'changed' } }))

/** Listeners, and the actors of a batch. */
const cases: readonly [string, listeners: number, actor: (index: number) => number][] = [
  ['nobody listens', 0, (index) => index],
  ['1,000 listen, none of the batch', 1_000, (index) => 1_000_000 + index],
  ['1,000 listen, one in a hundred of the batch', 1_000, (index) => (index % 100 === 0 ? index : 1_000_000 + index)],
  ['all listen, an event each', 1_000, (index) => index],
  ['one listens, all events are theirs', 1_000, () => 1],
]

const measured = cases.map(() => ({ teller: [] as number[], redis: [] as number[] }))
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [index, [, listeners, actor]] of cases.entries()) {
    await redis.flushdb()
    for (let one = 0; one < listeners; one += 1) await listenToEvents(redis, 48_122_390_000_000 + one)
    const tell = createTeller(redis, (error) => {
      throw error
    })
    const batches = Array.from({ length: BATCHES }, () => clicks(actor))
    const [ours, theirs] = [process.cpuUsage(), await redisCpu(redis)]
    for (const batch of batches) await tell(batch, tidingsOf)
    const { user, system } = process.cpuUsage(ours)
    if (round === 0) continue
    measured[index]?.teller.push((user + system) / BATCHES / BATCH)
    measured[index]?.redis.push(((await redisCpu(redis)) - theirs) / BATCHES / BATCH)
  }
}
redis.disconnect()
await stores.stop()

const rows = cases.map(([name], index) => {
  const { teller = [], redis = [] } = measured[index] ?? {}
  return [name, spread(teller, 2), spread(redis, 2)]
})
console.log(align([['CPU µs an event', 'teller', 'Redis'], ...rows]))
const [, silent] = measured
const sum = medianOf(silent?.teller ?? []) + medianOf(silent?.redis ?? [])
console.log(`\nan event of one who does not listen: ${sum.toFixed(2)} CPU µs, claim ≤ ${CLAIM}`)
process.exitCode = sum <= CLAIM ? 0 : 1
