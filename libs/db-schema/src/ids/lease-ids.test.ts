import fc from 'fast-check'
import { ProblemError, snowflakeTime } from '@matjip/contracts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../open-database.ts'
import { openTestDatabase } from '../testing.ts'
import { leaseIds } from './lease-ids.ts'
import { openIds } from './open-ids.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeEach(async () => void (database = await openTestDatabase()))
afterEach(() => database.close())

const LEASE_MS = 30_000
const workerOf = (id: number) => Math.floor(id / 128) % 32
/** A process whose clock is turned by hand. */
function createProcess({ workers = 32, clock = Date.now(), kind = 'post' } = {}) {
  const at = { ms: clock }
  const ids = leaseIds({ pool: database.pool, kind, leaseMs: LEASE_MS, workers, now: () => at.ms })
  return { ...ids, at }
}
const refused = expect.objectContaining({ code: 'service-unavailable', extras: { retryAfterS: 1 } }) as ProblemError

test('processes that start together have a number each, until there is none; each kind has its own', async () => {
  const processes = Array.from({ length: 34 }, () => createProcess())
  const outcomes = await Promise.allSettled(processes.map(({ ensure }) => ensure()))
  const made = processes.filter((_, index) => outcomes[index]?.status === 'fulfilled').map(({ next }) => next())
  expect(new Set(made.map(workerOf)).size).toBe(32)
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([
    { status: 'rejected', reason: new Error('no worker number for ids of kind post is free') },
    { status: 'rejected', reason: new Error('no worker number for ids of kind post is free') },
  ])
  const upload = createProcess({ kind: 'upload' })
  await upload.ensure()
  expect(upload.next()).toBeGreaterThan(0)
})

test('a process that was frozen hands out no id after its number went to another, and takes a new number', async () => {
  const [frozen, other] = [createProcess({ workers: 1 }), createProcess({ workers: 1 })]
  await frozen.ensure()
  const last = frozen.next()
  await expect(other.ensure()).rejects.toThrow('is free')
  other.at.ms += LEASE_MS
  await other.ensure()
  const first = other.next()
  expect(snowflakeTime(first)).toBeGreaterThanOrEqual(snowflakeTime(last) + LEASE_MS)
  // It wakes without having heard of anything.
  frozen.at.ms = other.at.ms
  expect(() => frozen.next()).toThrow(refused)
  await expect(frozen.ensure()).rejects.toThrow('is free')
  await other.close()
  frozen.at.ms += 1
  await frozen.ensure()
  expect(frozen.next()).toBeGreaterThan(first)
})

test('ids go on for as long as Postgres has granted, then stop, and go on when it is back', async () => {
  let isAway = false
  const pool = new Proxy(database.pool, {
    get: (target, name) =>
      name === 'query' && isAway ? () => Promise.reject(new Error('away')) : Reflect.get(target, name, target),
  })
  let now = Date.now()
  const errors: unknown[] = []
  const ids = leaseIds({ pool, kind: 'post', leaseMs: LEASE_MS, now: () => now, onError: (e) => errors.push(e) })
  await ids.ensure()
  isAway = true
  now += LEASE_MS - 1
  expect(ids.next()).toBeGreaterThan(0)
  now += 1
  expect(() => ids.next()).toThrow(refused)
  await expect.poll(() => errors).toEqual([new Error('away')])
  isAway = false
  expect(() => ids.next()).toThrow(refused)
  await ids.ensure()
  expect(snowflakeTime(ids.next())).toBe(now)
})

test('a number is free for others at once when its process ended orderly', async () => {
  const [first, second] = [createProcess({ workers: 1 }), createProcess({ workers: 1 })]
  await first.ensure()
  const last = first.next()
  await first.close()
  expect(() => first.next()).toThrow(refused)
  second.at.ms = first.at.ms + 1
  await second.ensure()
  // Not even where the clock is set back as soon as the number was had.
  second.at.ms -= 1_000
  expect(second.next()).toBeGreaterThan(last)
})

test('no two processes ever make the same id, whatever their clocks do and whoever is frozen, killed or extended', async () => {
  const who = fc.nat(3)
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ what: fc.constant('make' as const), who, count: fc.integer({ min: 1, max: 300 }) }),
    },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('extend' as const), who }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('restart' as const), who, orderly: fc.boolean() }) },
    // For everybody; a number that nobody extends meanwhile is free afterwards.
    {
      weight: 3,
      arbitrary: fc.record({ what: fc.constant('time' as const), ms: fc.constantFrom(1, 2, LEASE_MS, LEASE_MS + 1) }),
    },
    // One clock against the others, forwards and backwards.
    {
      weight: 1,
      arbitrary: fc.record({
        what: fc.constant('clock' as const),
        who,
        ms: fc.constantFrom(-LEASE_MS, -2, 2, LEASE_MS),
      }),
    },
  )
  let made = 0
  let handedOver = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
      await database.pool.query('truncate id_workers')
      const clock = Date.now()
      const processes = Array.from({ length: 4 }, () => createProcess({ workers: 2, clock }))
      const seen = new Set<number>()
      const last = new Map<number, (typeof processes)[number]>()
      for (const step of steps) {
        if (step.what === 'time') for (const { at } of processes) at.ms += step.ms
        if (step.what === 'time') continue
        const process = processes[step.who]
        if (!process) throw new RangeError('who')
        if (step.what === 'clock') process.at.ms += step.ms
        if (step.what === 'extend') await process.ensure().catch(() => {})
        if (step.what === 'restart') {
          if (step.orderly) await process.close()
          processes[step.who] = createProcess({ workers: 2, clock: process.at.ms })
        }
        if (step.what !== 'make') continue
        try {
          for (let count = 0; count < step.count; count += 1) {
            const id = process.next()
            if (seen.has(id)) throw new Error(`${id} was made twice`)
            seen.add(id)
            const worker = workerOf(id)
            if (last.has(worker) && last.get(worker) !== process) handedOver += 1
            last.set(worker, process)
          }
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error
          await process.ensure().catch(() => {})
        }
      }
      made += seen.size
    }),
    { numRuns: 60 },
  )
  // The property says nothing where numbers never changed hands.
  expect(made).toBeGreaterThan(1_000)
  expect(handedOver).toBeGreaterThan(20)
})

test('a number that is given is used as it is, and nobody is asked', async () => {
  const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
  const errors: unknown[] = []
  const ids = await openIds({ pool: away.pool, kind: 'post', worker: 7, onError: (error) => errors.push(error) })
  expect(workerOf(ids.next())).toBe(7)
  await ids.close()
  const leased = await openIds({ pool: away.pool, kind: 'post', onError: (error) => errors.push(error) })
  expect(() => leased.next()).toThrow(refused)
  expect(errors.length).toBeGreaterThan(0)
  await leased.close()
  await away.close()
})
