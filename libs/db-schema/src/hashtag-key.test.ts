import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from './testing.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('Postgres and TypeScript give a hashtag the same key', async () => {
  // What Postgres can hold: well-formed, without NUL.
  const names = fc.sample(
    fc.string({ unit: 'binary' }).map((name) => name.replaceAll('\0', '')),
    300,
  )
  const { rows } = await database.pool.query<{ key: number }>(
    'select hashtag_key(name) as key from unnest($1::text[]) with ordinality as n (name, place) order by place',
    [['마라탕', 'ㅋㅋ', 'cafe', ...names]],
  )
  expect(rows.map(({ key }) => key)).toEqual(['마라탕', 'ㅋㅋ', 'cafe', ...names].map(hashtagKeyOf))
})

test.for([
  ['마라탕', 'ㅁㄹㅌ'],
  ['ㅋㅋ맛집', 'ㅋㅋㅁㅈ'],
  ['쌀국수2호점', 'ㅆㄱㅅ2ㅎㅈ'],
  ['cafe_카페☕', 'cafe_ㅋㅍ☕'],
  ['힣', 'ㅎ'],
])('the initials of %s are %s', async ([name, initials]) => {
  const { rows } = await database.pool.query('select hashtag_initials($1) as initials', [name])
  expect(rows).toEqual([{ initials }])
})
