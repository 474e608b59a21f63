import type { UserPage } from '@matjip/contracts'
import { encodeCursor } from '@matjip/contracts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seedRelation, seedUsers } from '../../test/seed.ts'
import { takeClicks } from '../../test/clicks.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'

const MINA = 1000
const JUNHO = 2000
const EMPTY = 3000
const FANS = Array.from({ length: 45 }, (_, i) => i + 1)
const DELETED = [3, 4, 5, 17, 45]
const LIVING = FANS.filter((id) => !DELETED.includes(id))
/** Three people per microsecond: ties are everywhere, and pages are cut inside them. */
const sinceOf = (id: number) => 1_795_000_000_000_000 + Math.floor(id / 3)
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
  await seedUsers(app.db, [MINA, JUNHO, EMPTY, ...FANS], DELETED)
  for (const id of FANS) {
    await seedRelation(app.db, 'follow', id, MINA, { since: sinceOf(id) })
    await seedRelation(app.db, 'follow', MINA, id, { since: sinceOf(id), active: id !== 8 })
  }
})
beforeEach(() => app.redis.flushdb())
afterAll(() => app.close())

/** Walks a list by its Link headers, and gives the ids of each page. */
async function walk(path: string, limit: number, as?: number): Promise<number[][]> {
  const pages: number[][] = []
  for (let next: string | undefined = `${path}?limit=${limit}`; next !== undefined;) {
    const answer = await app.call('GET', next, as === undefined ? {} : { as })
    expect(answer.statusCode).toBe(200)
    const page = answer.json<UserPage>()
    pages.push(page.items.map(({ user }) => Number(user.id)))
    next = /^<(.+)>; rel="next"$/.exec(String(answer.headers.link ?? ''))?.[1]
    expect(next !== undefined).toBe(page.nextCursor !== null)
  }
  return pages
}

test.each([1, 4, 7, 40, 50])(
  'followers in pages of %i: nobody skipped or repeated, nobody deleted, no short page',
  async (limit) => {
    const pages = await walk(`/relations/users/${MINA}/followers`, limit)
    expect(pages.flat()).toEqual([...LIVING].reverse())
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
  },
)

test('following has the same order, without those who were unfollowed', async () => {
  const pages = await walk(`/relations/users/${MINA}/following`, 6)
  expect(pages.flat()).toEqual(LIVING.filter((id) => id !== 8).reverse())
})

test('an item shows the person and since when', async () => {
  const page = (await app.call('GET', `/relations/users/${MINA}/followers?limit=1`)).json<UserPage>()
  expect(page.items).toEqual([
    {
      user: { id: '44', handle: 'user44', displayName: '사용자 44' },
      since: new Date(sinceOf(44) / 1000).toISOString(),
    },
  ])
})

test('the caller’s own following list shows pending clicks at once, in the places that they will have', async () => {
  const path = `/relations/users/${MINA}/following`
  await app.call('DELETE', '/relations/follows/44', { as: MINA })
  await app.call('PUT', `/relations/follows/${JUNHO}`, { as: MINA })
  await app.call('PUT', '/relations/follows/8', { as: MINA })
  // Followed already: keeps its place. Unknown and deleted people never show.
  await app.call('PUT', '/relations/follows/20', { as: MINA })
  await app.call('PUT', '/relations/follows/999999', { as: MINA })
  await app.call('PUT', '/relations/follows/45', { as: MINA })
  const clicks = await takeClicks(app, 6)
  const expected = [8, JUNHO, ...LIVING.filter((id) => id !== 44 && id !== 8).reverse()]
  for (const limit of [1, 5, 50]) expect((await walk(path, limit, MINA)).flat()).toEqual(expected)
  expect((await walk(path, 50, JUNHO)).flat()).not.toContain(JUNHO)

  // The same walk after the fold, begun before it: nobody moves.
  const first = (await app.call('GET', `${path}?limit=3`, { as: MINA })).json<UserPage>()
  const junho = clicks.find(({ targetId }) => targetId === JUNHO)
  await seedRelation(app.db, 'follow', MINA, JUNHO, { since: junho!.version, opId: junho!.opId })
  const rest = await app.call('GET', `${path}?limit=50&cursor=${first.nextCursor}`, { as: MINA })
  const ids = [...first.items, ...rest.json<UserPage>().items].map(({ user }) => Number(user.id))
  expect(ids).toEqual(expected)
})

test('a person without relations has an empty list; nobody has none', async () => {
  expect((await app.call('GET', `/relations/users/${EMPTY}/followers`)).json()).toEqual({ items: [], nextCursor: null })
  for (const id of [4, 777777]) {
    expect((await app.call('GET', `/relations/users/${id}/followers`)).statusCode).toBe(404)
  }
})

test('a foreign, damaged or forged cursor is refused', async () => {
  const path = `/relations/users/${MINA}/followers`
  const { nextCursor } = (await app.call('GET', `${path}?limit=2`)).json<UserPage>()
  const list = `relations/users/${MINA}/followers`
  for (const url of [
    `/relations/users/${MINA}/following?cursor=${nextCursor}`,
    `/relations/users/${JUNHO}/followers?cursor=${nextCursor}`,
    `${path}?cursor=${nextCursor?.slice(2)}`,
    `${path}?cursor=x`,
    `${path}?cursor=${encodeCursor(list, [1.5, 2])}`,
    `${path}?cursor=${encodeCursor(list, [1e300, 2])}`,
    `${path}?cursor=${encodeCursor(list, [5])}`,
  ]) {
    const answer = await app.call('GET', url)
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 400, 'invalid-cursor'])
  }
})

test.each([
  'limit=0',
  'limit=51',
  'limit=-1',
  'limit=ten',
  'limit=',
  'limit=1.5',
  'cursor=',
  'page=2',
  'limit=5&limit=6',
])('the query %s is refused', async (query) => {
  const answer = await app.call('GET', `/relations/users/${MINA}/followers?${query}`)
  const field = query.split('=')[0]
  expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, `/query/${field}`])
})
