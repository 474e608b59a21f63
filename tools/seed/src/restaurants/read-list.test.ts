import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { expect, onTestFinished, test } from 'vitest'
import { UnreadableList } from './outcome.ts'
import type { RowOutcome } from './outcome.ts'
import { readList } from './read-list.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/restaurants')
const fixture = (name: string) => join(FIXTURES, name)
const refusalsOf = (outcomes: RowOutcome[]) =>
  outcomes.flatMap((o) => (o.kind === 'restaurant' ? [] : [`${o.row} ${o.kind}: ${o.reason} ${o.detail ?? ''}`.trim()]))
const restaurantsOf = (outcomes: RowOutcome[]) =>
  outcomes.flatMap((o) => (o.kind === 'restaurant' ? [o.restaurant] : []))

/** A file of these bytes, gone when the test ends. */
function fileOf(bytes: Buffer | string): string {
  const dir = mkdtempSync(join(tmpdir(), 'matjip-list-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = join(dir, 'list')
  writeFileSync(file, bytes)
  return file
}

test('goodprice JSON: kitchens are read, other shops skipped, wrong rows rejected with their reason', () => {
  const { list, outcomes } = readList(fixture('goodprice.json'))
  expect(list.source).toBe('goodprice')
  expect(restaurantsOf(outcomes)).toEqual([
    {
      sourceId: '1',
      name: '바람 국수집',
      category: '한식 면류',
      area: '서울 성동구',
      address: '서울특별시 성동구 없는길 1',
      lat: 37.5443,
      lng: 127.0557,
      description: '멸치국수 6,000원',
    },
    expect.objectContaining({
      sourceId: '9',
      name: '구름돈카츠',
      category: '일식',
      area: '인천 중구',
      lat: null,
      lng: null,
    }),
  ])
  expect(refusalsOf(outcomes)).toEqual([
    '2 skipped: not a place to eat: 이미용업',
    '3 rejected: no name',
    '4 rejected: coordinates are not on the earth 137.5, 127',
    '5 rejected: id repeated as in row 1',
    '6 rejected: same place repeated as in row 1',
    '7 rejected: unknown category 꽃가게',
    '8 rejected: no id',
    '10 rejected: unreadable characters',
    '11 skipped: not a place to eat: 세탁업',
  ])
})

test('CP949 with bare CR: quotes, a CR inside them, letters beyond EUC-KR, namesakes', () => {
  const bytes = readFileSync(fixture('korean-restaurants.cp949.csv'))
  expect([bytes.includes('\n'), bytes.includes('\r')]).toEqual([false, true])
  const { list, outcomes } = readList(fixture('korean-restaurants.cp949.csv'))
  expect(list.source).toBe('korean-restaurants')
  const [first, second, ...rest] = restaurantsOf(outcomes)
  expect(first).toMatchObject({
    name: '구름할매국밥',
    area: '서울 중구',
    category: '한식',
    description: '쉼표, 그리고 "따옴표"가 든 개요. 펲시 한 잔.',
  })
  // Same name, same district, another house: two restaurants with keys of their own.
  expect(second?.name).toBe(first?.name)
  expect(second?.sourceId).not.toBe(first?.sourceId)
  expect(rest).toMatchObject([
    { name: '똠방각하식당', area: '경기 가평군', description: '두 줄 개요' },
    { name: '개요없는집', category: '카페/전통찻집', description: null },
  ])
  expect(refusalsOf(outcomes)).toEqual([
    '4 rejected: same place repeated as in row 3',
    '6 rejected: not 7 columns 5',
    '7 rejected: no name',
  ])
})

test('keys of a list without ids do not move with the prose', () => {
  const text = iconv.decode(readFileSync(fixture('korean-restaurants.cp949.csv')), 'cp949')
  const edited = fileOf(iconv.encode(text.replace('이름이 같은', '이름만 같은'), 'cp949'))
  const idsOf = (file: string) => restaurantsOf(readList(file).outcomes).map((restaurant) => restaurant.sourceId)
  expect(idsOf(edited).slice(0, 2)).toEqual(idsOf(fixture('korean-restaurants.cp949.csv')).slice(0, 2))
})

test('michelin CSV: CRLF, shifted columns and half a place', () => {
  const { outcomes } = readList(fixture('michelin.csv'))
  expect(restaurantsOf(outcomes)).toEqual([
    expect.objectContaining({
      sourceId: 'cafe-moon',
      name: 'Café Moon',
      area: 'Jongno-gu, Seoul',
      lat: 37.57,
      lng: 126.98,
    }),
  ])
  expect(refusalsOf(outcomes)).toEqual([
    '3 rejected: id repeated as in row 2',
    '4 rejected: coordinates are not on the earth , 126.98',
    '5 rejected: not 11 columns 10',
  ])
})

test('Latin-1 CSV: accents, unknowns, names that were encoded twice, cuisines from the file beside it', () => {
  const { outcomes } = readList(fixture('uci-geoplaces.csv'))
  expect(restaurantsOf(outcomes)).toMatchObject([
    {
      name: 'El Rincón Inventado',
      area: 'San Luis Potosí, SLP',
      category: 'Mexican, Fast Food',
      description: 'Price: low',
    },
    { name: 'Taquería Doble', area: null, address: null, category: null, description: null },
  ])
  expect(outcomes[1]).toMatchObject({ note: 'UTF-8 inside Latin-1, repaired' })
  expect(refusalsOf(outcomes)).toEqual([
    '4 rejected: no id',
    '5 rejected: coordinates are not on the earth norte, -100.97',
  ])
})

const korean = () => iconv.decode(readFileSync(fixture('korean-restaurants.cp949.csv')), 'cp949')

test.each([
  ['an empty file', () => '', /the file is empty/],
  ['another CSV', () => 'a,b\n1,2\n', /none of the lists.*begins with "a,b"/],
  ['bytes that are no text', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /none of the lists/],
  ['other JSON', () => '[\n{"a":1}]', /no list of places/],
  ['cut JSON', () => '[\n{"menu":"국', /no well-formed JSON/],
  ['the CP949 list in UTF-8', korean, /korean-restaurants list, but in UTF-8: it is published in CP949/],
  [
    'a CP949 list with a broken byte in its second record',
    () =>
      Buffer.concat([
        iconv.encode('제목,카테고리1,카테고리2,카테고리3,지역명,시군구명,개요\r가,', 'cp949'),
        Buffer.from([0xff, 0x0d]),
      ]),
    /not CP949: line 2 has bytes/,
  ],
  ['a header without rows', () => iconv.encode(korean().split('\r')[0] ?? '', 'cp949'), /without a single row/],
  ['an open quote', () => `${readFileSync(fixture('michelin.csv'))}"never closed`, /no well-formed CSV/],
  [
    'a UTF-8 list in Latin-1',
    () => iconv.encode(`${readFileSync(fixture('michelin.csv'))}`, 'latin1'),
    /not UTF-8: line 2/,
  ],
  ['the cuisines alone', () => readFileSync(fixture('uci-cuisine.csv')), /import the list of places/],
])('%s is refused with words', (_name, bytes, message) => {
  const file = fileOf(bytes())
  expect(() => readList(file)).toThrow(UnreadableList)
  expect(() => readList(file)).toThrow(message)
  expect(() => readList(file)).toThrow(file)
})

test('a missing file is refused by its name', () => {
  expect(() => readList('/nowhere/list.csv')).toThrow(/\/nowhere\/list\.csv/)
})
