import type { Restaurant } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRestaurants, createRestaurantService } from './testing-restaurants.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
let app: Awaited<ReturnType<typeof createRestaurantService>>
let ids: number[]

const CITY_HALL = { lat: 37.5663, lng: 126.9779 }
/** One degree of latitude is 111.2 km: metres north of the city hall. */
const north = (metres: number) => ({ lat: CITY_HALL.lat + metres / 111_195, lng: CITY_HALL.lng })
const places = [
  { name: '동명', ...north(0) },
  { name: '할매 국밥집', ...north(300) },
  { name: '국밥나라', ...north(900) },
  { name: 'Mosu Séoul', ...north(900) },
  { name: '까치네 (본점)', ...north(5_000) },
  { name: 'ㅋㅋ분식' },
  { name: '100%국수.*', ...north(25_000) },
]

beforeAll(async () => {
  database = await openTestDatabase()
  app = await createRestaurantService(database)
  ids = await addRestaurants(database, places)
})
afterAll(async () => {
  await app.close()
  await database.close()
})

const get = (query: Record<string, string | number>, path = '/restaurants') =>
  app.service.inject({ url: `${path}?${new URLSearchParams(query as Record<string, string>)}` })
const namesOf = async (query: Record<string, string | number>) => {
  const answer = await get(query)
  expect(answer.statusCode, answer.body).toBe(200)
  return (answer.json().items as Restaurant[]).map((restaurant) => restaurant.name)
}
const near = `${CITY_HALL.lat},${CITY_HALL.lng}`

test.each([
  ['국밥', ['할매 국밥집', '국밥나라']],
  ['ㄱㅂ', ['할매 국밥집', '국밥나라']],
  ['국ㅂ', ['할매 국밥집', '국밥나라']],
  ['ㅁㄱㅂㅈ', ['할매 국밥집']],
  ['할매국밥', ['할매 국밥집']],
  [' 할 매 국 밥 ', ['할매 국밥집']],
  ['ㅎㅁ 국밥', ['할매 국밥집']],
  ['동명', ['동명']],
  ['동명'.normalize('NFD'), ['동명']],
  ['ㄷㅁ', ['동명']],
  ['mosu', ['Mosu Séoul']],
  ['MOSU SEOUL', ['Mosu Séoul']],
  ['ｍｏｓｕ', ['Mosu Séoul']],
  ['U s', ['Mosu Séoul']],
  ['ㄲㅊ', ['까치네 (본점)']],
  ['네(본', ['까치네 (본점)']],
  // A keyboard joins ㄱ and ㅅ to ㄳ.
  ['ㄳ', ['100%국수.*']],
  ['ㅋㅋ', ['ㅋㅋ분식']],
  ['ㅋㅋㅂㅅ', ['ㅋㅋ분식']],
  ['국', ['할매 국밥집', '국밥나라', '100%국수.*']],
  ['ㅁ', ['동명', '할매 국밥집']],
  ['.*', ['100%국수.*']],
  ['0%', ['100%국수.*']],
  // The pairs 국밥 and 밥집 are there, the three in a row are not.
  ['국밥국', []],
  ['%', ['100%국수.*']],
  ['\\', []],
  ['없는집', []],
])('the query %j finds %j', async (query, names) => {
  expect(await namesOf({ query })).toEqual(names)
})

test('without query and place: all, by id, page by page', async () => {
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const answer = await get({ limit: 3, ...(cursor === null ? {} : { cursor }) })
    const page = answer.json()
    expect(page.items.length).toBeLessThanOrEqual(3)
    seen.push(...page.items.map((restaurant: Restaurant) => restaurant.id))
    expect(answer.headers.link !== undefined).toBe(page.nextCursor !== null)
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(seen).toEqual(ids.map(String))
})

test('near: the nearest first, with the distance, inside the radius of 1 km', async () => {
  const { items } = (await get({ near })).json()
  expect(items.map((r: Restaurant) => [r.name, r.distanceM])).toEqual([
    ['동명', 0],
    ['할매 국밥집', expect.closeTo(300, -1)],
    ['국밥나라', expect.closeTo(900, -1)],
    ['Mosu Séoul', expect.closeTo(900, -1)],
  ])
})

test('near and query together, in any radius up to 20 km', async () => {
  expect(await namesOf({ near, radius: 20_000 })).toHaveLength(5)
  expect(await namesOf({ near, radius: 500, query: 'ㄱㅂ' })).toEqual(['할매 국밥집'])
  expect(await namesOf({ near, radius: 20_000, query: 'ㄱㅂ' })).toEqual(['할매 국밥집', '국밥나라'])
  expect(await namesOf({ near, radius: 20_000, query: '국수' })).toEqual([])
})

test.each([{ near }, { near, query: '국', radius: 1_000 }, { query: '국' }])(
  'pages of one item walk %j without a gap or a repeat, ties included',
  async (filter) => {
    const all = await namesOf(filter)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: Restaurant[]; nextCursor: string | null } = (
        await get({ ...filter, limit: 1, ...(cursor === null ? {} : { cursor }) })
      ).json()
      seen.push(...page.items.map((restaurant) => restaurant.name))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(all)
  },
)

test('one restaurant by its id; 404 for one that is not there', async () => {
  const answer = await app.service.inject(`/restaurants/${ids[1]}`)
  expect(answer.json()).toMatchObject({ id: String(ids[1]), name: '할매 국밥집', category: null, location: north(300) })
  expect(answer.json()).not.toHaveProperty('distanceM')
  expect((await app.service.inject('/restaurants/9007199254740991')).statusCode).toBe(404)
})

test.each([
  [{ near: '37.5' }, '/query/near'],
  [{ near: '91,127' }, '/query/near'],
  [{ near: '37.5,181' }, '/query/near'],
  [{ near: 'here,there' }, '/query/near'],
  [{ near: '1e1,2e1' }, '/query/near'],
  [{ near, radius: 20_001 }, '/query/radius'],
  [{ near, radius: 0 }, '/query/radius'],
  [{ near, radius: '1.5' }, '/query/radius'],
  [{ radius: 500 }, '/query/radius'],
  [{ query: '' }, '/query/query'],
  [{ query: ' \u3164 ' }, '/query/query'],
  [{ query: '가'.repeat(51) }, '/query/query'],
  [{ query: '\0' }, '/query/query'],
  [{ limit: 51 }, '/query/limit'],
  [{ cursor: 'AAAA' }, '/query/cursor'],
  [{ nmae: '국밥' }, '/query/nmae'],
])('%j is refused at %s', async (query, pointer) => {
  const answer = await get(query as Record<string, string>)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer)
})

test("a cursor of another filter is refused, the same filter's other spelling is not", async () => {
  const cursor = (await get({ query: '국', limit: 1 })).json().nextCursor as string
  expect((await get({ query: '국 ', limit: 1, cursor })).statusCode).toBe(200)
  for (const other of [{ query: '밥' }, {}, { near }, { query: '국', near }]) {
    expect((await get({ ...other, cursor })).json()).toMatchObject({ status: 400, code: 'invalid-cursor' })
  }
})
