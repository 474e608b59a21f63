import { committedKinds, relationKinds } from '@matjip/contracts'
import { intentKey, viewerKey } from '@matjip/redis-keys'
import { writeIntent } from '@matjip/relations'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { click, openAudited } from '../../test/audited.ts'
import { rowsThatMatch } from '../../test/rows-that-match.ts'
import { eraseAccount } from './erase-account.ts'
import { eraseAccounts } from './erase-accounts.ts'
import { createErasureMetrics } from './erasure-metrics.ts'

/** Whoever leaves: digits that are no part of another number here. */
const GONE = 770_077
const OTHERS = 40
let world: Awaited<ReturnType<typeof openAudited>>
beforeAll(async () => {
  world = await openAudited()
})
afterAll(() => world.close())

/** Everybody follows, likes, blocks and mutes in both directions, half of it taken back; posts with hashtags on both sides. */
beforeEach(async () => {
  await world.reset()
  const { pool } = world
  await pool.query(
    'truncate hashtags, uploads, idempotency_keys, author_trust, pulled_authors, feed_snapshots, outbox, hidden_posts, post_reports cascade',
  )
  await pool.query(
    `insert into users (id, handle, display_name) select id, 'x' || id, '손님' from generate_series(1000, 1000 + $1::int) as id
     union all select $2, 'gone', '갑니다'`,
    [OTHERS, GONE],
  )
  await pool.query(
    `insert into hashtags (id, name, display) overriding system value values (1, '국밥', '국밥'), (2, '냉면', '냉면')`,
  )
  await pool.query(
    `insert into posts (id, author_id, text, hashtags) select 20000 + id, $1, '내 글', array['국밥', '냉면'] from generate_series(1, 23) as id
     union all select 30000 + id, 1000, '남의 글', array['국밥'] from generate_series(1, 5) as id`,
    [GONE],
  )
  await pool.query(
    `insert into post_hashtags (post_id, hashtag_id, author_id, position)
     select posts.id, hashtags.id, author_id, place - 1 from posts cross join unnest(hashtags) with ordinality as used (name, place)
     join hashtags on hashtags.name = used.name`,
  )
  const pairs = [relationKinds.follow, committedKinds.block, committedKinds.mute]
    .flatMap((kind) =>
      Array.from({ length: OTHERS }, (_, n) => [
        [kind, GONE, 1000 + n],
        [kind, 1000 + n, GONE],
      ]),
    )
    .flat()
  const likes = [relationKinds.like, relationKinds.savePost].flatMap((kind) => [
    ...Array.from({ length: 5 }, (_, n) => [kind, GONE, 30001 + n]),
    ...Array.from({ length: OTHERS }, (_, n) => [kind, 1000 + n, 20001 + (n % 23)]),
  ])
  const rest = [
    [relationKinds.hashtag, GONE, 555],
    [relationKinds.saveRestaurant, GONE, 666],
    // Among themselves: what must stay.
    ...Array.from({ length: OTHERS }, (_, n) => [relationKinds.follow, 1000 + n, 1000 + ((n + 1) % OTHERS)]),
    ...Array.from({ length: OTHERS }, (_, n) => [relationKinds.like, 1000 + n, 30001 + (n % 5)]),
  ]
  const rows = [...pairs, ...likes, ...rest]
  await pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
     select kind, actor, target, (actor + target) % 4 > 0, 5, 'planted_', 5
     from unnest($1::smallint[], $2::bigint[], $3::bigint[]) as pair (kind, actor, target)`,
    [0, 1, 2].map((column) => rows.map((row) => row[column])),
  )
  // Counters as folds would have left them.
  await pool.query(`truncate counters`)
  await pool.query(`insert into counters (kind, owner_id, count, rev)
    select kind, owner, count(*), 1 from (
      select 1 as kind, target_id as owner from relations where kind = 1 and active
      union all select 2, actor_id from relations where kind = 1 and active
      union all select 3, target_id from relations where kind = 2 and active
      union all select 4, author_id from posts
      union all select 5, target_id from relations where kind = 5 and active
      union all select 6, target_id from relations where kind = 3 and active
      union all select 7, hashtag_id from post_hashtags
    ) as counted group by 1, 2`)
  for (const statement of [
    `insert into idempotency_keys (user_id, route, key, request_hash, status, body) values ($1, 'POST /posts', 'k', '', 201, '{}')`,
    `insert into relation_failures (op_id, actor_id, code) values ('failed-0001', $1, 'blocked')`,
    `insert into author_trust (user_id, level) values ($1, 1)`,
    `insert into pulled_authors (author_id, since_id) values ($1, 1)`,
    `insert into viewer_fences (user_id) values ($1)`,
    `insert into hidden_posts (id, author_id, text, hashtags, share_on_site, version, created_at, reason)
     values (20024, $1, '내 글', '{국밥}', false, 2, now(), 'spam')`,
    `insert into post_reports (reporter_id, post_id, reason) values ($1, 30001, 'spam'), (1000, 20024, 'spam'), (1000, 20003, 'abuse')`,
    `insert into moderation_audit (moderator_id, action, post_id, reason) values ($1, 'hide', 30009, 'spam')`,
    `insert into feed_snapshots (list, post_ids, author_ids, reasons, hashtags, retired_at) values ('popular', '{20001}', array[$1::bigint], '[]', '[]', now())`,
  ])
    await pool.query(statement, [GONE])
  await leave()
})

const leave = () =>
  world.pool.query(
    `update users set deleted_at = now() - interval '10 minutes', handle = gen_random_uuid()::text, display_name = '', bio = '' where id = $1`,
    [GONE],
  )
const erase = (batch = 500, signal?: AbortSignal) =>
  eraseAccount({ pool: world.pool, redis: world.redis, batch, settleS: 60 }, GONE, signal)

const mentions = () => rowsThatMatch(world.pool, `\\m${GONE}\\M|내 글|갑니다|\\m200[0-2][0-9]\\M`)

test('of a deleted account no row of any table is left but the mark, and every counter equals its rows', async () => {
  expect((await mentions()).length).toBeGreaterThan(300)
  expect(await world.drifts()).toEqual([])
  expect(await erase()).toMatchObject({ posts: 24, isComplete: false })
  // Word of what is gone, which the relay takes.
  await world.pool.query('delete from outbox')
  expect(await erase()).toEqual({ relations: 0, posts: 0, isComplete: true, waitsFor: [] })
  const left = await mentions()
  expect(left).toHaveLength(1)
  expect(left[0]).toMatch(/^users: \(770077,[0-9a-f-]{36},"","",/)
  expect(await world.drifts()).toEqual([])
  const { rows: decided } = await world.pool.query(
    `select moderator_id, action, reason from moderation_audit where post_id = 30009`,
  )
  expect(decided[0]).toEqual({ moderator_id: null, action: 'hide', reason: 'spam' })
  const kept = await world.pool.query('select count(*)::int as n from relations')
  // 30 of the 40 pairs of each kind that the others have among themselves were never taken back; tombstones stay, too.
  expect(kept.rows[0]).toEqual({ n: 2 * OTHERS })
})

test('cut off after any batch it goes on where it was, and counters are exact at every moment', async () => {
  let passes = 0
  for (;;) {
    passes += 1
    const stop = new AbortController()
    let statements = 0
    const cut = {
      pool: Object.create(world.pool, {
        query: {
          value: (...args: Parameters<typeof world.pool.query>) => {
            // As if the process ended: nothing of the fourth statement happens.
            if (++statements > 4) throw new Error('killed')
            return world.pool.query(...args)
          },
        },
      }) as typeof world.pool,
      redis: world.redis,
      batch: 7,
      settleS: 60,
    }
    const outcome = await eraseAccount(cut, GONE, stop.signal).catch((error: Error) => error)
    expect(await world.drifts()).toEqual([])
    await world.pool.query('delete from outbox')
    if (!(outcome instanceof Error)) break
    if ((await world.pool.query('select from relations where $1 in (actor_id, target_id)', [GONE])).rowCount === 0)
      break
  }
  expect(passes).toBeGreaterThan(30)
  await erase()
  const { rows } = await world.pool.query('select erased_at is not null as done from users where id = $1', [GONE])
  expect(rows).toEqual([{ done: true }])
  expect(await mentions()).toHaveLength(1)
})

test('several at once share the work beside folds, and counters stay exact', async () => {
  const folds = Array.from({ length: 20 }, (_, n) =>
    world.record.commit([
      click({ kind: 'follow', actorId: 1000 + n, targetId: 1000 + ((n + 7) % OTHERS) }),
      click({ kind: 'like', actorId: 1000 + n, targetId: 30001 }),
      click({ kind: 'follow', actorId: 1000 + n, targetId: GONE }),
      click({ kind: 'like', actorId: GONE, targetId: 30002 }),
    ]),
  )
  await Promise.all([erase(11), erase(13), erase(17), ...folds])
  await world.pool.query('delete from outbox')
  await world.pool.query(`delete from relation_failures`)
  expect((await erase()).isComplete).toBe(true)
  expect(await mentions()).toHaveLength(1)
  expect(await world.drifts()).toEqual([])
})

test('what a fold had begun before the deletion, and a like that comes between two statements, leave counters exact', async () => {
  await world.pool.query('update users set deleted_at = now() where id = $1', [GONE])
  // Before the posts go, and before what is left goes.
  const late = [
    () => world.record.commit([click({ kind: 'like', actorId: 1001, targetId: 20001 })]),
    () =>
      world.pool.query(
        `with followed as (
           insert into relations (kind, actor_id, target_id, active, version, op_id, since) values ($1, 1001, $2, true, 9, 'late____', 9)
         ), counted (kind, owner) as (values (1, $2::bigint), (2, 1001))
         insert into counters as c (kind, owner_id, count, rev) select kind, owner, 1, 1 from counted
         on conflict (kind, owner_id) do update set count = c.count + 1, rev = c.rev + 1`,
        [relationKinds.follow, GONE],
      ),
  ]
  const pool = Object.create(world.pool, {
    query: { value: world.pool.query.bind(world.pool) },
    connect: { value: async () => (await late.shift()?.(), world.pool.connect()) },
  }) as typeof world.pool
  const pass = () => eraseAccount({ pool, redis: world.redis, batch: 500, settleS: 60 }, GONE)
  await pass()
  expect(late).toEqual([])
  expect(await world.drifts()).toEqual([])
  expect(await pass()).toMatchObject({ relations: 1 })
  expect(await world.drifts()).toEqual([])
  await leave()
  await world.pool.query('delete from outbox')
  expect(await pass()).toMatchObject({ isComplete: true })
  expect(await mentions()).toHaveLength(1)
})

test('what Redis knows of the person is forgotten, and of the rows that are gone', async () => {
  const { redis } = world
  await redis.set(viewerKey(GONE), 'x')
  await redis.set(viewerKey(1000), 'x')
  await redis.set(viewerKey(5), 'x')
  const intents = [click({ kind: 'follow', actorId: 1000, targetId: GONE }), click({ actorId: GONE, targetId: 30001 })]
  for (const intent of [...intents, click({ kind: 'follow', actorId: 1000, targetId: 1001 })])
    await writeIntent(redis, intent)
  await erase()
  // One by one: on a Cluster they are on different nodes.
  for (const key of [viewerKey(GONE), viewerKey(1000), intentKey(GONE)]) expect(await redis.exists(key)).toBe(0)
  expect(await redis.exists(viewerKey(5))).toBe(1)
  expect(await redis.hkeys(intentKey(1000))).toEqual(expect.not.arrayContaining([`follow:${GONE}`]))
  expect(await redis.hkeys(intentKey(1000))).toContain('follow:1001')
})

test('it is not complete before what was under way is certain to be there, nor while a photo or an event is left', async () => {
  await world.pool.query('update users set deleted_at = now() where id = $1', [GONE])
  await erase()
  expect(await erase()).toMatchObject({ isComplete: false, waitsFor: ['events'] })
  await world.pool.query('delete from outbox')
  expect(await erase()).toMatchObject({ isComplete: false, waitsFor: [] })
  await leave()
  await world.pool.query(
    `insert into uploads (id, owner_id, object_key, content_type, byte_size) values (1, $1, 'o', 'image/png', 3)`,
    [GONE],
  )
  expect(await erase()).toMatchObject({ isComplete: false, waitsFor: ['photos'] })
  await world.pool.query('delete from uploads')
  const deps = { pool: world.pool, redis: world.redis, batch: 500, settleS: 60 }
  const registry = createMetrics()
  const round = { ...deps, logger: createLogger('test', 'silent'), metrics: createErasureMetrics(registry) }
  expect(await eraseAccounts(round)).toBe(1)
  expect(await eraseAccounts(round)).toBe(0)
  expect(await registry.metrics()).toMatch(/account_erased_total 1/)
})
