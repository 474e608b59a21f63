import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { committedKinds, relationKinds } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import type { CounterKind } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { createPostgresRecord, readCounts, readViewerState } from '@matjip/relations'
import type { Committed } from '@matjip/relations'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askedOf } from '../oracle/shown.ts'
import { createMemoryClient } from '../redis/memory-client.ts'
import { createMemoryServer } from '../redis/memory-server.ts'
import { createMemoryPool, createMemoryRecord } from './memory-record.ts'
import { COUNTERS, blockKey, createTables } from './tables.ts'
import type { Tables } from './tables.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Random sequences of batches; thousands by hand, when the SQL or the model has changed. */
const RUNS = Number(process.env.MATJIP_DIFFERENTIAL_RUNS ?? 120)
const NOW_US = Date.now() * 1000
const DAY_US = 24 * 3600 * 1e6
const HASHTAGS = ['마라탕', '카페투어', '국밥']
/** What exists before a run: users 1 and 2, 3 deleted; posts of 1 and 2; one restaurant, one hashtag; 2 blocks 4. */
const SEED = `
truncate users, posts, restaurants, hashtags, relations, relation_failures, counters cascade;
insert into users (id, handle, display_name, deleted_at) values
  (1, 'u1', 'x', null), (2, 'u2', 'x', null), (3, 'u3', 'x', now()), (4, 'u4', 'x', null);
insert into posts (id, author_id, text, hashtags) values (100, 1, 'x', '{}'), (101, 2, 'x', '{}');
insert into restaurants (id, source, source_id, name, search_grams) overriding system value values (500, 'x', 'x', 'x', '{}');
insert into hashtags (name, display) values ('국밥', '국밥');
insert into relations (kind, actor_id, target_id, active, version, op_id, since)
  values (${committedKinds.block}, 2, 4, true, 1, 'block', 1)`

function seeded(): Tables {
  const tables = createTables()
  for (const id of [1, 2, 3, 4]) tables.users.set(id, { deleted: id === 3 })
  tables.posts.set(100, 1).set(101, 2)
  tables.restaurants.add(500)
  tables.hashtags.set(hashtagKeyOf('국밥'), '국밥')
  tables.blocks.add(blockKey(2, 4))
  return tables
}

const operation = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(relationKinds) as RelationKind[])),
    actorId: fc.integer({ min: 1, max: 6 }),
    place: fc.nat(3),
    active: fc.boolean(),
    at: fc.oneof({ weight: 20, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.constant(-36 * DAY_US) }),
    tie: fc.constantFrom('A', 'a', '-', '_'),
    poison: fc.nat(60).map((draw) => draw === 0),
    misnamed: fc.nat(9).map((draw) => draw === 0),
  })
  .map(({ kind, actorId, place, active, at, tie, poison, misnamed }): RelationMessage => {
    const targets = { follow: [1, 2, 3, 9], like: [100, 101, 999, 100], savePost: [100, 101, 999, 101] }
    const name = HASHTAGS[place % HASHTAGS.length] ?? ''
    const key = hashtagKeyOf(misnamed ? '다른것' : name)
    const of = kind === 'hashtag' ? [key] : kind === 'saveRestaurant' ? [500, 500, 999] : targets[kind]
    const targetId = of[place % of.length] ?? 0
    return {
      v: 1,
      kind,
      actorId,
      actorHandle: poison ? 'a\u0000' : `u${actorId}`,
      actorName: 'x',
      targetId,
      ...(kind === 'hashtag' ? { targetName: name } : {}),
      active,
      version: Math.max(1, NOW_US + at),
      opId: `${tie}${kind.slice(0, 5)}${actorId}-${targetId % 1000}-${active ? 1 : 0}${at % 7}`
        .padEnd(8, '0')
        .slice(0, 24),
    }
  })

/** One operation in a batch may be there several times; two different ones never share an id. */
const batches = fc.array(fc.array(operation, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 })

const direct = async <T>(_label: string, effect: () => T) => effect()

async function outcome(commit: Promise<Committed>) {
  try {
    const { rejected, written, moved, pairs } = await commit
    return {
      rejected: rejected.map(({ opId, code }) => `${opId} ${code}`).sort(),
      written,
      moved,
      pairs: pairs.map((pair) => JSON.stringify(pair)).sort(),
    }
  } catch (error) {
    return { code: (error as { code?: string }).code }
  }
}

async function tablesOfPostgres() {
  const { rows } = await database.pool.query<{ key: string; value: string }>(`
    select 'row ' || kind || ' ' || actor_id || ' ' || target_id as key, version || ' ' || op_id || ' ' || active as value
      from relations where kind <> ${committedKinds.block}
    union all select 'counter ' || kind || ' ' || owner_id, count || ' ' || rev from counters
    union all select 'failure ' || op_id, code from relation_failures
    union all select 'user ' || id, (deleted_at is not null)::text from users
    union all select 'hashtag ' || name, '' from hashtags`)
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

function tablesOfModel(tables: Tables) {
  const entries: [string, string][] = []
  for (const { kind, actorId, targetId, version, opId, active } of tables.rows.values())
    entries.push([`row ${relationKinds[kind]} ${actorId} ${targetId}`, `${version} ${opId} ${active}`])
  for (const [key, { count, rev }] of tables.counters) {
    const [counter, owner] = key.split(' ')
    entries.push([`counter ${counterKinds[counter as CounterKind]} ${owner}`, `${count} ${rev}`])
  }
  for (const [opId, { code }] of tables.failures) entries.push([`failure ${opId}`, code])
  for (const [id, { deleted }] of tables.users) entries.push([`user ${id}`, String(deleted)])
  for (const name of tables.hashtags.values()) entries.push([`hashtag ${name}`, ''])
  return Object.fromEntries(entries)
}

test('the model of the record does what the SQL does on a real Postgres: rows, counters, failures, reports, reads', async () => {
  const real = createPostgresRecord(database.pool)
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      await database.pool.query(SEED)
      const tables = seeded()
      const model = createMemoryRecord(tables, direct, Date.now)
      for (const batch of all) {
        expect(await outcome(model.commit(batch))).toEqual(await outcome(real.commit(batch)))
        const [found, expected] = [await model.readBack(batch), await real.readBack(batch)]
        const order = (pairs: typeof found) => pairs.map((pair) => JSON.stringify(pair)).sort()
        expect(order(found)).toEqual(order(expected))
      }
      expect(tablesOfModel(tables)).toEqual(await tablesOfPostgres())
      const operations = all.flat()
      const redis = createMemoryClient(createMemoryServer({ nowMicros: () => NOW_US }), direct)
      const pools = [createMemoryPool(tables, direct), database.pool]
      const views = await Promise.all(
        pools.map(async (pool) => [
          await readViewerState({ redis, pool }, 1, askedOf(operations)),
          await readCounts({ redis, pool }, 'followers', [1, 2, 3]),
          await readCounts({ redis, pool }, 'likes', [100, 101, 999]),
        ]),
      )
      expect(views[0]).toEqual(views[1])
    }),
    { numRuns: RUNS },
  )
  expect(Object.keys(COUNTERS)).toEqual(Object.keys(relationKinds))
}, 1_200_000)
