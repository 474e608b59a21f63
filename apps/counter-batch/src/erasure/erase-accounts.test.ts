import { createLogger, createMetrics } from '@matjip/service-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openAudited } from '../../test/audited.ts'
import { eraseAccounts } from './erase-accounts.ts'
import { createErasureMetrics } from './erasure-metrics.ts'

let world: Awaited<ReturnType<typeof openAudited>>
beforeAll(async () => {
  world = await openAudited()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

test('an account whose erasure fails holds up no other; where several fail in a row the round ends', async () => {
  const { pool, redis } = world
  await pool.query(`insert into users (id, handle, display_name, deleted_at)
    select id, 'g' || id, '', now() - interval '5 minutes' from generate_series(3001, 3003) as id`)
  await pool.query(
    `create function no_erasure() returns trigger language plpgsql as $$ begin raise 'not this one'; end $$`,
  )
  const refuse = (who: string) =>
    pool.query(
      `create trigger no_erasure before update of erased_at on users for each row when (${who}) execute function no_erasure()`,
    )
  await pool.query('truncate outbox, uploads, feed_snapshots')
  const metrics = createErasureMetrics(createMetrics())
  const round = { pool, redis, batch: 500, settleS: 60, logger: createLogger('test', 'silent'), metrics }
  try {
    await refuse('new.id = 3001')
    expect(await eraseAccounts(round)).toBe(2)
    await pool.query('update users set erased_at = null where id in (3002, 3003)')
    await pool.query('drop trigger no_erasure on users')
    await refuse('new.id > 3000')
    await expect(eraseAccounts(round)).rejects.toThrow('not this one')
  } finally {
    await pool.query('drop function no_erasure cascade')
  }
})
