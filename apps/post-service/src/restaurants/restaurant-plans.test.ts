import { restaurantSearchOf } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listNamed, listNamedNearby, listNearby, listRestaurants, NEAREST } from './restaurant-store.ts'
import type { RestaurantStore } from './restaurant-store.ts'
import { addRestaurants } from './testing-restaurants.ts'

/** Enough that a sequential scan costs more than an index, and few enough to insert in seconds. */
const ROWS = 20_000
const WORDS = ['할매', '원조', '진미', '대박', '옛날', '행복', '형제', '은하', '청춘', '바다']
const DISHES = ['국밥', '칼국수', '김밥', '족발', '냉면', '떡볶이', '파스타', '우동', '만두', '피자']

let database: Awaited<ReturnType<typeof openTestDatabase>>
/** What a store's statement would do: asks the planner instead of running it. */
let explainer: RestaurantStore & { plan: string }

beforeAll(async () => {
  database = await openTestDatabase()
  await addRestaurants(
    database,
    Array.from({ length: ROWS }, (_, i) => ({
      name: `${WORDS[i % 10]} ${DISHES[Math.floor(i / 10) % 10]} ${i}호점`,
      // A grid over Seoul, about 200 m apart.
      lat: 37.4 + (i % 141) * 0.002,
      lng: 126.8 + Math.floor(i / 141) * 0.002,
    })),
  )
  await database.pool.query('vacuum analyze restaurants')
  const pool = {
    query: async (text: string, values: unknown[]) => {
      const answer = await database.pool.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      explainer.plan = answer.rows.map((row) => row['QUERY PLAN']).join('\n')
      return { rows: [] }
    },
  }
  explainer = { pool: pool as unknown as pg.Pool, plan: '' }
})
afterAll(() => database.close())

const searchOf = (query: string) => restaurantSearchOf(query) ?? expect.fail('nothing to search for')
const near = { lat: 37.55, lng: 127, radiusM: 1_000 }

test.each(['할매 국밥', 'ㅎㅁㄱㅂ', '12345', '없는집'])('the name %s is looked up in the grams', async (query) => {
  await listNamed(explainer, searchOf(query), 0, 20)
  expect(explainer.plan).toContain('Bitmap Index Scan on restaurants_by_grams')
})

test('a frequent initial is met at once by walking the ids', async () => {
  await listNamed(explainer, searchOf('ㅎ'), 0, 20)
  expect(explainer.plan).toContain('Index Scan using restaurants_pkey')
})

test.each([100, 1_000, 20_000])('a radius of %i m walks the place index outwards', async (radiusM) => {
  await listNearby(explainer, { ...near, radiusM }, NEAREST, 20)
  expect(explainer.plan).toMatch(/Index Scan using restaurants_by_place[^]*Order By/)
  expect(explainer.plan).not.toContain('Seq Scan')
})

test('a name round a place is narrowed by an index', async () => {
  await listNamedNearby(explainer, searchOf('할매 국밥'), near, NEAREST, 20)
  expect(explainer.plan).toMatch(/restaurants_by_(place|grams)/)
  expect(explainer.plan).not.toContain('Seq Scan')
})

test('the list by id walks the key', async () => {
  await listRestaurants(explainer, 0, 20)
  expect(explainer.plan).toContain('Index Scan using restaurants_pkey')
})

test('what the place index finds is what a look at every row finds, in the same order', async () => {
  const rows = await listNearby(database, { ...near, radiusM: 1_500 }, NEAREST, 1_000)
  const all = await database.pool.query<{ id: number }>(
    `select id from restaurants where earth_distance(ll_to_earth(lat, lng), ll_to_earth($1, $2)) <= 1500
     order by ll_to_earth(lat, lng) <-> ll_to_earth($1, $2), id`,
    [near.lat, near.lng],
  )
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.map((row) => row.id)).toEqual(all.rows.map((row) => row.id))
})
