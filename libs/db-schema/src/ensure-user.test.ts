import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureUser } from './ensure-user.ts'
import { migrate } from './migrate.ts'
import { openTestDatabase } from './testing.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())

const handles = async () => (await database.pool.query('select id, handle from users order by id')).rows

test('a user is created once; a taken handle gets the id appended; a second meeting changes nothing', async () => {
  await ensureUser(database.db, { userId: 1, handle: 'mina', displayName: '미나' })
  await ensureUser(database.db, { userId: 2, handle: 'mina', displayName: '다른 미나' })
  await ensureUser(database.db, { userId: 1, handle: 'changed', displayName: '바뀐 이름' })
  expect(await handles()).toEqual([
    { id: 1, handle: 'mina' },
    { id: 2, handle: 'mina_2' },
  ])
})

test('two processes that meet the same user at once make one row', async () => {
  const identity = { userId: 3, handle: 'jun', displayName: '준' }
  await Promise.all(Array.from({ length: 5 }, () => ensureUser(database.db, identity)))
  expect(await handles()).toContainEqual({ id: 3, handle: 'jun' })
})

test('people who take one handle at the same moment all get a row', async () => {
  const crowd = Array.from({ length: 5 }, (_, i) => ({ userId: 100 + i, handle: 'yuna', displayName: '유나' }))
  await Promise.all(crowd.map((identity) => ensureUser(database.db, identity)))
  const rows = (await handles()).filter(({ id }) => id >= 100)
  expect(rows).toHaveLength(5)
  expect(rows.filter(({ handle }) => handle === 'yuna')).toHaveLength(1)
})

test('migrations run at once by two processes, and again, change nothing', async () => {
  await Promise.all([migrate(database.url), migrate(database.url)])
  expect(await handles()).toHaveLength(8)
})
