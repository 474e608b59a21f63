import { expect, test } from 'vitest'
import { prefixRanges } from './prefix-search.ts'

const names = [
  '마라탕',
  '마란',
  '마람',
  '만두',
  '마차',
  'ㅁㄹ일기',
  '닭갈비',
  '달걀',
  '돈까스',
  'cafe_1',
  '2024맛집',
  '마',
  '힣',
]
const inOrder = (a: string, b: string) => (Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0 ? -1 : 1)
const initials: Record<string, string> = {
  ...{
    마라탕: 'ㅁㄹㅌ',
    마란: 'ㅁㄹ',
    마람: 'ㅁㄹ',
    만두: 'ㅁㄷ',
    마차: 'ㅁㅊ',
    ㅁㄹ일기: 'ㅁㄹㅇㄱ',
    닭갈비: 'ㄷㄱㅂ',
  },
  ...{ 달걀: 'ㄷㄱ', 돈까스: 'ㄷㄲㅅ', cafe_1: 'cafe_1', '2024맛집': '2024ㅁㅈ', 마: 'ㅁ', 힣: 'ㅎ' },
}
const find = (prefix: string) =>
  names
    .filter((name) =>
      prefixRanges(prefix).some(({ by, from, to }) => {
        const key = by === 'name' ? name : (initials[name] ?? '')
        return key === from || (inOrder(from, key) < 0 && inOrder(key, to) < 0)
      }),
    )
    .sort(inOrder)

test.for([
  ['마', ['마', '마라탕', '마란', '마람', '마차', '만두']],
  ['마라', ['마라탕', '마란', '마람']],
  ['마랕', ['마라탕']],
  ['만', ['만두']],
  ['마ㄹ', ['마라탕', '마란', '마람']],
  ['ㅁㄹ', ['ㅁㄹ일기', '마라탕', '마란', '마람']],
  ['\u1106\u1105', ['ㅁㄹ일기', '마라탕', '마란', '마람']],
  ['ㅁㄹㅌ', ['마라탕']],
  ['닭', ['달걀', '닭갈비']],
  ['ㄷㄲ', ['돈까스']],
  ['caf', ['cafe_1']],
  ['2024ㅁ', ['2024맛집']],
  ['20', ['2024맛집']],
  ['힣', ['힣']],
  ['없', []],
] as const)('%s finds %s', ([prefix, found]) => {
  expect(find(prefix)).toEqual([...found].sort(inOrder))
})
