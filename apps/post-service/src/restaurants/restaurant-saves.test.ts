import { counterKinds, counters, relations } from '@matjip/db-schema'
import { relationKinds } from '@matjip/contracts'
import type { Restaurant, RestaurantPage } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRestaurants, createRestaurantService } from './testing-restaurants.ts'

const MINA = 11
let database: Awaited<ReturnType<typeof openTestDatabase>>
let app: Awaited<ReturnType<typeof createRestaurantService>>
let ids: number[]
beforeAll(async () => {
  database = await openTestDatabase()
  app = await createRestaurantService(database)
  ids = await addRestaurants(database, [{ name: '국밥집' }, { name: '국밥나라' }])
  const [saved = 0] = ids
  await database.db.insert(counters).values({ kind: counterKinds.restaurantSaves, ownerId: saved, count: 7, rev: 3 })
  const row = { actorId: MINA, targetId: saved, active: true, version: 1, opId: 'op', since: 1 }
  await database.db.insert(relations).values({ ...row, kind: relationKinds.saveRestaurant })
})
afterAll(async () => {
  await app.close()
  await database.close()
})

test('how many want to go is public; whether the caller does is theirs', async () => {
  const authorization = `Bearer ${await app.issuer.tokenFor({ userId: MINA })}`
  const url = `/restaurants/${ids[0]}`
  const seen = (await app.service.inject({ url, headers: { authorization } })).json<Restaurant>()
  expect([seen.counts, seen.viewer]).toEqual([{ saves: 7 }, { saved: true, savePending: false }])
  const anonymous = (await app.service.inject(url)).json<Restaurant>()
  expect([anonymous.counts, anonymous.viewer]).toEqual([{ saves: 7 }, undefined])
  const search = await app.service.inject({
    url: `/restaurants?query=${encodeURIComponent('국밥')}`,
    headers: { authorization },
  })
  expect(search.json<RestaurantPage>().items.map(({ counts, viewer }) => [counts.saves, viewer?.saved])).toEqual([
    [7, true],
    [0, false],
  ])
})
