import { describe, expect, test } from 'vitest'
import { readSharedFile } from '../test/shared-files.ts'
import { countFound, parseTagSets, plainNormalForm } from '../test/tag-sets.ts'
import { distinctHashtags, normalizeHashtag } from './index.ts'

const tagSetsFile = readSharedFile('instagram-food-ko-tagsets.jsonl')
const countsFile = readSharedFile('instagram-food-ko-counts.csv')

test.for(['', ' '])('a real post, its tags parted by "%s"', (between) => {
  const set = ['혜화카페', '대학로카페'.normalize('NFD'), '2024', 'FOODIE', '카페투어', '팥빙수4']
  expect(countFound([set], between)).toEqual({ tags: 5, found: 5, invented: 0 })
})

describe.skipIf(tagSetsFile === null || countsFile === null)('real tag sets', () => {
  const sets = parseTagSets(tagSetsFile ?? '')

  test.for(['', ' '])('parted by "%s": at least 999 of 1,000 tags are found, none is invented', (between) => {
    const { tags, found, invented } = countFound(sets, between)
    expect(tags).toBeGreaterThan(33_000)
    expect(found / tags).toBeGreaterThanOrEqual(0.999)
    expect(invented).toBe(0)
  })

  test('a tag that a post carries twice is one hashtag (5 % of the posts have such a tag)', () => {
    const repeating = sets.filter((set) => new Set(set.map(plainNormalForm)).size < set.length)
    expect(repeating.length / sets.length).toBeCloseTo(0.05, 2)
    for (const set of repeating) {
      const wanted = new Set(set.filter((tag) => !/^\d+$/.test(tag)).map(plainNormalForm))
      const hashtags = distinctHashtags(set.map((tag) => `#${tag}`).join(''))
      expect(hashtags.map((hashtag) => hashtag.normalized)).toEqual([...wanted])
    }
  })

  test('카페투어 has all of its posts, decomposed or not, as counted in the list of uses', () => {
    const rows = (countsFile ?? '').trim().split(/\r?\n/).slice(1)
    const uses = rows.map((row) => row.split(',')).filter(([tag]) => tag?.normalize('NFC') === '카페투어')
    expect(uses.map(([, , isNfc]) => isNfc).sort()).toEqual(['0', '1'])
    const counted = sets.flat().filter((tag) => normalizeHashtag(tag) === '카페투어').length
    expect(counted).toBe(uses.reduce((sum, [, count]) => sum + Number(count), 0))
  })
})
