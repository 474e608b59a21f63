import { committedKinds } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openRedis, readTogether, redisReady, watchEpoch } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { commitFenced, createViewers, holdLease } from '@matjip/relations'
import { startStores } from '@matjip/stack'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'

const [MINA, JUNHO] = [1, 2]
let database: Awaited<ReturnType<typeof openTestDatabase>>
let [main, other]: { redisUrl: string; stop: () => Promise<unknown> }[] = []
beforeAll(async () => {
  ;[database, main, other] = await Promise.all([
    openTestDatabase(),
    startStores({ only: ['redis'] }),
    startStores({ only: ['redis'] }),
  ])
})
afterAll(async () => {
  await Promise.all([main?.stop(), other?.stop()])
  await database.close()
})
beforeEach(() => database.pool.query('truncate relations, viewer_leases, viewer_fences'))

const mainUrl = () => main?.redisUrl ?? ''
const otherUrl = () => other?.redisUrl ?? ''

async function connect(url: string): Promise<Redis> {
  const redis = await redisReady(openRedis({ url }))
  onTestFinished(() => redis.disconnect())
  return redis
}

/** A process that reads for Junho, who may be blocked by Mina. */
async function reader(redis: Redis, pool = database.pool) {
  const epoch = watchEpoch(redis)
  await epoch.ask()
  const lease = holdLease({ pool: database.pool }, epoch)
  await lease.renew()
  onTestFinished(() => {
    lease.stop()
    epoch.stop()
  })
  const viewers = createViewers({ redis, pool, epoch, lease })
  /** null where the record has to be asked: it knows. */
  const hidesMina = async () => {
    const [parts] = await readTogether(redis, [viewers.reading(JUNHO)])
    return (await viewers.open(JUNHO, parts))?.hides(MINA) ?? null
  }
  return { hidesMina, lease, epoch }
}

/** Mina blocks Junho, as a process does whose Redis this is. */
async function block(redis: Redis, active = true): Promise<void> {
  const epoch = watchEpoch(redis)
  onTestFinished(() => epoch.stop())
  await commitFenced({ redis, pool: database.pool, epoch }, [MINA, JUNHO], (client) =>
    client.query(
      `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values ($1, $2, $3, $4, 1, 'op', 1)
       on conflict (kind, actor_id, target_id) do update set active = excluded.active`,
      [committedKinds.block, MINA, JUNHO, active],
    ),
  )
}

test('a block is in force for the very next read of every process on the same Redis, and so is taking it back', async () => {
  const [one, two] = [await reader(await connect(mainUrl())), await reader(await connect(mainUrl()))]
  const redis = await connect(mainUrl())
  for (let turn = 0; turn < 10; turn += 1) {
    for (const active of [true, false]) {
      await block(redis, active)
      expect([await one.hidesMina(), await two.hidesMina()]).toEqual([active, active])
    }
  }
})

test('an entry that is being built while a block is committed is not kept', async () => {
  const redis = await connect(mainUrl())
  await redis.flushall()
  const [read, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = new Proxy(database.pool, {
    get(target, name) {
      if (name !== 'query') return Reflect.get(target, name)
      return async (...args: unknown[]) => {
        const rows = await (target.query as (...args: unknown[]) => Promise<unknown>)(...args)
        read.resolve()
        await goOn.promise
        return rows
      }
    },
  })
  const builder = await reader(redis, slow)
  const building = builder.hidesMina()
  await read.promise
  await block(redis)
  goOn.resolve()
  // It began before the block was answered.
  expect(await building).toBe(false)
  expect(await builder.hidesMina()).toBe(true)
  expect(await (await reader(redis)).hidesMina()).toBe(true)
})

test('a reader that is cut off with the old master believes no old entry once the block is answered', async () => {
  const cutOff = await reader(await connect(otherUrl()))
  expect(await cutOff.hidesMina()).toBe(false)
  await block(await connect(mainUrl()))
  expect(await cutOff.hidesMina()).not.toBe(false)
  // Renewed, it goes on, and reads the entry anew.
  await cutOff.lease.renew()
  expect(await cutOff.hidesMina()).not.toBe(false)
})

test('while Redis is away for the one who blocks, no reader of it believes an old entry once the block is answered', async () => {
  const there = await reader(await connect(mainUrl()))
  await block(await connect(mainUrl()), false)
  expect(await there.hidesMina()).toBe(false)
  const away = openRedis({ url: 'redis://127.0.0.1:1' })
  onTestFinished(() => away.disconnect())
  await block(away)
  expect(await there.hidesMina()).not.toBe(false)
})

test('without any reader on Redis a block waits for nobody', async () => {
  const away = openRedis({ url: 'redis://127.0.0.1:1' })
  onTestFinished(() => away.disconnect())
  const begun = performance.now()
  await block(away)
  expect(performance.now() - begun).toBeLessThan(3_000)
})

test('a replica that is promoted without the last writes has no entry that is believed', async () => {
  const [master, replica] = [await connect(mainUrl()), await connect(otherUrl())]
  await block(master, false)
  expect(await (await reader(master)).hidesMina()).toBe(false)
  await replica.replicaof('127.0.0.1', new URL(mainUrl()).port)
  await until(async () => (await replica.info('replication')).includes('master_link_status:up'))
  await until(async () => (await replica.exists(`viewer:{${JUNHO}}`)) === 1)
  await replica.replicaof('NO', 'ONE')
  // The replica did not hear of it.
  await block(master)
  expect(await replica.exists(`viewer:{${JUNHO}}`)).toBe(1)
  expect(await (await reader(replica)).hidesMina()).toBe(true)
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve))
}
