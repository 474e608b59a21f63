import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { restaurantSearchOf } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { realDataDir } from '../real-files.ts'
import { importFiles } from './import-files.ts'
import { storeRestaurants } from './store-restaurants.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/restaurants')
const FILES = ['goodprice.json', 'korean-restaurants.cp949.csv', 'michelin.csv', 'uci-geoplaces.csv']
const paths = FILES.map((name) => join(FIXTURES, name))

let database: Awaited<ReturnType<typeof openTestDatabase>>
let client: pg.PoolClient
beforeAll(async () => {
  database = await openTestDatabase()
  client = await database.pool.connect()
})
afterEach(() => client.query('truncate restaurants'))
afterAll(async () => {
  client.release()
  await database.close()
})

const everything = async () => (await client.query('select * from restaurants order by id')).rows

test('a second run changes nothing', async () => {
  const lines: string[] = []
  const first = await importFiles(client, paths, (line) => lines.push(line))
  expect(first).toEqual({ read: 26, imported: 9, updated: 0, unchanged: 0, skipped: 2, rejected: 15 })
  expect(lines).toContain('  1 skipped: not a place to eat: 이미용업')
  expect(lines).toContain('  row 5 (두번째 하나) rejected: id repeated (as in row 1)')
  const before = await everything()
  const second = await importFiles(client, paths, () => {})
  expect(second).toEqual({ ...first, imported: 0, unchanged: 9 })
  expect(await everything()).toEqual(before)
})

test('what changed in the list is updated, and nothing else is touched', async () => {
  const moon = { category: null, area: null, address: null, lat: null, lng: null, description: null }
  const rows = [
    { ...moon, sourceId: 'a', name: '달집' },
    { ...moon, sourceId: 'b', name: '별집' },
  ]
  await storeRestaurants(client, 'test', rows)
  const before = await client.query<{ xmin: string }>("select xmin::text from restaurants where source_id = 'b'")
  const renamed = rows.map((row) => (row.sourceId === 'a' ? { ...row, name: '새 달집' } : row))
  expect(await storeRestaurants(client, 'test', renamed)).toEqual({ imported: 0, updated: 1, unchanged: 1 })
  const after = await client.query<{ xmin: string }>("select xmin::text from restaurants where source_id = 'b'")
  expect(after.rows).toEqual(before.rows)
  const search = restaurantSearchOf('ㅅㄷㅈ')
  const found = await client.query('select name from restaurants where search_grams @> $1', [search?.grams])
  expect(found.rows).toEqual([{ name: '새 달집' }])
})

test('one unknown file among good ones: nothing is written', async () => {
  await expect(importFiles(client, [...paths, join(FIXTURES, 'uci-cuisine.csv')], () => {})).rejects.toThrow('cuisines')
  expect(await everything()).toEqual([])
})

const COMMAND = join(import.meta.dirname, '../import-restaurants.ts')
const run = (args: string[], url: string) => {
  const env = { ...process.env, DATABASE_URL: url }
  return spawnSync(process.execPath, [COMMAND, ...args], { env, encoding: 'utf8' })
}

test('the command ends with its figures, and with 1 for a wrong file, no file or no database', () => {
  const good = run(paths.slice(0, 1), database.url)
  expect(good.stdout.trimEnd().split('\n').at(-1)).toBe(
    '1 file: read 11, imported 2, updated 0, unchanged 0, skipped 2, rejected 7',
  )
  expect([good.status, run([COMMAND], database.url).status, run([], database.url).status]).toEqual([0, 1, 1])
  const dead = run(paths, 'postgres://nobody@127.0.0.1:1/none')
  expect([dead.status, dead.stderr]).toEqual([1, expect.stringContaining('ECONNREFUSED')])
})

test('the real files, where they are on this machine', async ({ skip }) => {
  const dir = realDataDir()
  if (dir === null) return skip('no real data here')
  const expected = {
    'goodprice-seoul-metro.json': { read: 1829, imported: 1255, skipped: 573, rejected: 1 },
    'korean-restaurants-capital.cp949.csv': { read: 2571, imported: 2571, skipped: 0, rejected: 0 },
    'michelin-2023-seoul.csv': { read: 92, imported: 92, skipped: 0, rejected: 0 },
    'uci-mexico-geoplaces2.csv': { read: 130, imported: 130, skipped: 0, rejected: 0 },
  }
  for (const [name, counts] of Object.entries(expected)) {
    const file = join(dir, 'restaurants', name)
    expect(await importFiles(client, [file], () => {})).toMatchObject({ ...counts, updated: 0, unchanged: 0 })
    const again = { ...counts, imported: 0, updated: 0, unchanged: counts.imported }
    expect(await importFiles(client, [file], () => {})).toMatchObject(again)
  }
  const odd = await client.query<{ name: string }>(
    "select name from restaurants where name ~ 'Ã|�' or name <> btrim(name) or not (name is nfc normalized)",
  )
  expect(odd.rows).toEqual([])
})
