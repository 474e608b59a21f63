import type { RelationMessage } from '@matjip/contracts'
import { createMetrics } from '@matjip/service-kit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { like, openPipeline } from '../../test/pipeline.ts'
import { drain } from '../fold/drain.ts'
import { createBlocksMetrics } from './blocks-metrics.ts'
import { createBlockSweep } from './sweep-blocks.ts'
import { SWEEP_BLOCKS } from './sweep-sql.ts'

const ago = (minutes: number) => Math.round((Date.now() - minutes * 60_000) * 1000)
const [MINA, JUNHO, SORA] = [1, 2, 3]

let pipeline: Awaited<ReturnType<typeof openPipeline>>
let sweep: ReturnType<typeof newSweep>
beforeEach(async () => {
  pipeline = await openPipeline()
  await pipeline.database.pool.query(
    `insert into users (id, handle, display_name) select id, 'u' || id, '손님' from generate_series(1, 6) as id`,
  )
  sweep = newSweep()
})
afterEach(() => pipeline.close())

/** A sweep as a process of its own would run it. */
function newSweep({
  batch = 100,
  send = (message: RelationMessage) => pipeline.send([message]) as Promise<unknown>,
} = {}) {
  return createBlockSweep({
    pool: pipeline.database.pool,
    logger: pipeline.logger,
    left: createBlocksMetrics(createMetrics()),
    batch,
    send,
    writeIntent: async () => {},
    onIntentLost: () => {},
  })
}

const follow = (actorId: number, targetId: number, version = ago(5)) =>
  like(actorId, { kind: 'follow', targetId, version, opId: `follow-${actorId}-${targetId}` })

/** What relation-service commits of a block; its message is never sent. */
async function block(actorId: number, targetId: number, version = ago(2)) {
  await pipeline.database.pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values (6, $1, $2, true, $3, 'block___', $3)`,
    [actorId, targetId, version],
  )
}

async function fold(messages: number) {
  await pipeline.consume(messages)
  await drain(pipeline.newRound())
}

/** `1>2 on` of follows, `of 1: 0 1` followers and following of those who have counters. */
async function state() {
  const { rows } = await pipeline.database.pool.query<{ line: string }>(
    `select actor_id || '>' || target_id || case when active then ' on' else ' off' end as line from relations where kind = 1
     union all select 'of ' || owner_id || ': ' || string_agg(count::text, ' ' order by kind) from counters where kind in (1, 2)
     group by owner_id order by 1`,
  )
  return rows.map(({ line }) => line)
}

async function everything() {
  const { rows } = await pipeline.database.pool.query(
    `select (select json_agg(r order by kind, actor_id, target_id) from relations r) as relations,
      (select json_agg(c order by kind, owner_id) from counters c) as counters`,
  )
  return rows
}

test('a block whose message was never sent: after the sweep no follow is left, the counts are right, and more sweeps change nothing', async () => {
  await pipeline.ports.record.commit([follow(MINA, JUNHO), follow(JUNHO, MINA), follow(SORA, MINA)])
  await block(MINA, JUNHO)
  expect(await state()).toEqual(['1>2 on', '2>1 on', '3>1 on', 'of 1: 2 1', 'of 2: 1 1', 'of 3: 1'])
  expect(await sweep()).toBe(2)
  await fold(2)
  expect(await state()).toEqual(['1>2 off', '2>1 off', '3>1 on', 'of 1: 1 0', 'of 2: 0 0', 'of 3: 1'])
  // The block is seen to by the next look, and then looked at no more.
  expect(await sweep()).toBe(0)
  const before = await everything()
  expect([await sweep(), await newSweep()()]).toEqual([0, 0])
  expect(await everything()).toEqual(before)
})

test('several processes and looks before the fold: ended again and again, counted once', async () => {
  await pipeline.ports.record.commit([follow(MINA, JUNHO), follow(JUNHO, MINA)])
  await block(JUNHO, MINA)
  const sent = await Promise.all([sweep(), newSweep()(), newSweep()()])
  const again = await sweep()
  const messages = [...sent, again].reduce((sum, count) => sum + count, 0)
  expect(messages).toBeGreaterThanOrEqual(4)
  await fold(messages)
  expect(await state()).toEqual(['1>2 off', '2>1 off', 'of 1: 0 0', 'of 2: 0 0'])
  expect(await pipeline.depth()).toMatchObject({ visible: 0, inFlight: 0 })
})

test('a block of this minute is left to its own message, and looked at later', async () => {
  await pipeline.ports.record.commit([follow(JUNHO, MINA)])
  await block(MINA, JUNHO, ago(0.5))
  expect(await sweep()).toBe(0)
  await pipeline.database.pool.query('update relations set version = $1 where kind = 6', [ago(1.1)])
  expect(await sweep()).toBe(1)
})

test('the queue is away: the block is looked at again until the end of the follow is queued', async () => {
  await pipeline.ports.record.commit([follow(JUNHO, MINA)])
  await block(MINA, JUNHO)
  const send = () => Promise.reject(new Error('SQS is away'))
  await expect(newSweep({ send })()).rejects.toThrow('SQS is away')
  expect(await sweep()).toBe(1)
  await fold(1)
  expect(await state()).toEqual(['2>1 off', 'of 1: 0', 'of 2: 0'])
})

test('taken back while the end is under way, a follow of afterwards stays', async () => {
  await pipeline.ports.record.commit([follow(JUNHO, MINA)])
  await block(MINA, JUNHO)
  expect(await sweep()).toBe(1)
  await pipeline.database.pool.query('update relations set active = false, version = $1 where kind = 6', [ago(0)])
  await pipeline.ports.record.commit([{ ...follow(JUNHO, MINA, ago(0)), opId: 'follow-again' }])
  await fold(1)
  expect(await state()).toEqual(['2>1 on', 'of 1: 1', 'of 2: 1'])
})

test('a look takes as many blocks as it may, and one that cannot be ended yet does not keep it from the others', async () => {
  await pipeline.ports.record.commit([follow(JUNHO, MINA), follow(4, 5)])
  await block(MINA, JUNHO, ago(3))
  await block(5, 4, ago(2))
  const small = newSweep({ batch: 1 })
  expect([await small(), await small(), await small()]).toEqual([1, 1, 0])
  await fold(2)
  expect(await state()).toEqual(expect.arrayContaining(['2>1 off', '4>5 off']))
})

test('a look reads new blocks and their follows alone, however many rows and old blocks there are', async () => {
  const { pool } = pipeline.database
  await pool.query(
    `insert into relations (kind, actor_id, target_id, active, prev_active, version, op_id, since)
     select kind, 1000 + n, n, true, kind = 6, n, 'seed', n from generate_series(1, 20000) n, unnest('{1,2,6}'::int[]) kind`,
  )
  await block(MINA, JUNHO)
  await pool.query('analyze relations')
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
    `explain (costs off) ${SWEEP_BLOCKS.replace('$1', '0').replace('$2', '500')}`,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('relations_new_blocks')
  expect(plan).toContain('relations_kind_actor_id_target_id_pk')
  // Lists are long where somebody has many followers.
  expect(plan).not.toMatch(/Seq Scan on relations|relations_by_/)
})
