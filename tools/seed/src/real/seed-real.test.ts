import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { userIdOf } from '@matjip/contracts/user-id'
import { distinctHashtags, normalizeHashtag } from '@matjip/hashtags'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeedRestaurant } from '../content/content.ts'
import { createSeedIds } from '../content/seed-ids.ts'
import { openSeedTarget, WRONG_COUNTERS } from '../content/testing-seed.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { realDataDir } from '../real-files.ts'
import { realContent } from './real-content.ts'
import { openRealInput } from './real-input.ts'
import { usablePhotos } from './real-photos.ts'
import { seedReal } from './seed-real.ts'
import { TAG_SETS, writeTestInput } from './testing-input.ts'

const NOW = Date.UTC(2026, 10, 18, 10, 30)

let dir: string
let target: Awaited<ReturnType<typeof openSeedTarget>>
let figures: string
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'matjip-input-'))
  await writeTestInput(dir)
  target = await openSeedTarget()
  figures = await seedReal(target, dir, NOW)
})
afterAll(async () => {
  await target.close()
  rmSync(dir, { recursive: true })
})

const rows = async (sql: string, values: unknown[] = []) => (await target.client.query(sql, values)).rows

/** Posts per normal form: what hashtag timelines must count. */
function postsPerTag(tagSets: string[][]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const tags of tagSets) {
    const normal = new Set(tags.map(normalizeHashtag).filter((tag) => tag !== null))
    for (const tag of normal) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  return counts
}

test('every tag set is a post, every hashtag counts its posts', async () => {
  expect(figures).toContain(`${TAG_SETS.length} posts`)
  const counted = await rows(
    'select name, count(*)::int as n from post_hashtags join hashtags on hashtags.id = hashtag_id group by name',
  )
  expect(new Map(counted.map(({ name, n }) => [name, n]))).toEqual(postsPerTag(TAG_SETS))
})

test('follows are the graphs: one way for votes, both ways for friends', async () => {
  const edges = await rows(
    `select a.handle as a, t.handle as t from relations join users a on a.id = actor_id join users t on t.id = target_id
     where kind = 1 and (a.handle like 'wiki%' or a.handle like 'reed%')`,
  )
  expect(edges.map(({ a, t }) => `${a} ${t}`).sort()).toEqual(
    [
      'wiki_1 wiki_2',
      'wiki_2 wiki_3',
      'wiki_1 wiki_3',
      'reed_1 reed_2',
      'reed_2 reed_1',
      'reed_2 reed_5',
      'reed_5 reed_2',
    ].sort(),
  )
  expect(await rows(WRONG_COUNTERS)).toEqual([])
})

test('the best ratings are likes of the posts about their place', async () => {
  const likes = await rows(
    `select handle, source_id from relations join users on users.id = actor_id
     join posts on posts.id = target_id join restaurants on restaurants.id = restaurant_id where kind = 2`,
  )
  const about = await rows(
    "select source_id from posts join restaurants on restaurants.id = restaurant_id where source = 'uci-mexico'",
  )
  const expected = about.map(({ source_id }) => ({ handle: source_id === '900001' ? 'uci_u1' : 'uci_u2', source_id }))
  expect(likes).toEqual(expect.arrayContaining(expected))
  expect(likes).toHaveLength(expected.length)
})

test('only photos that an upload would be accepted for, each post its own object', async () => {
  expect(await rows('select distinct content_type from uploads')).toEqual([{ content_type: 'image/jpeg' }])
  expect(
    await rows('select count(distinct object_key)::int as n, count(distinct post_id)::int as p from uploads'),
  ).toEqual([{ n: TAG_SETS.length, p: TAG_SETS.length }])
  expect(usablePhotos(openRealInput(dir))).toHaveLength(1)
})

test('a second run does nothing; the demo does not follow; a folder without its parts is refused', async () => {
  expect(await seedReal(target, dir, NOW + 1)).toMatch(/^nothing to do/)
  expect(await seedDemo(target, NOW)).toMatch(/^nothing to do/)
  expect(await rows('select count(*)::int as n from posts')).toEqual([{ n: TAG_SETS.length }])
  await expect(seedReal(target, tmpdir(), NOW)).rejects.toThrow(/no graph\/wiki-Vote\.txt\.gz/)
})

test('where photos cannot be stored no post is written, and the next run does it all', async () => {
  const other = await openSeedTarget()
  try {
    const nowhere = { ...other.photos, bucket: 'no-such-bucket' }
    await expect(seedReal({ ...other, photos: nowhere }, dir, NOW)).rejects.toThrow('bucket does not exist')
    expect((await other.client.query('select from posts union all select from uploads')).rowCount).toBe(0)
    expect(await seedReal(other, dir, NOW)).toBe(figures)
  } finally {
    await other.close()
  }
})

test('a photo that is not the measured one is refused', async () => {
  const other = mkdtempSync(join(tmpdir(), 'matjip-input-'))
  try {
    await writeTestInput(other)
    writeFileSync(join(other, 'images/dish.jpg'), 'something else')
    expect(() => usablePhotos(openRealInput(other))).toThrow('dish.jpg is not the measured file')
  } finally {
    rmSync(other, { recursive: true })
  }
})

test('the real input, where it is on this machine: 4,108 posts whose hashtags are exactly their tag sets', ({
  skip,
}) => {
  const real = realDataDir()
  if (real === null) return skip('no real data here')
  const input = openRealInput(real)
  const places = Array.from({ length: 300 }, (_, i): SeedRestaurant => {
    const source = i % 2 === 0 ? 'korean-restaurants' : 'michelin'
    return { id: i + 1, source, sourceId: `${i}`, name: `집 ${i}`, category: null, area: null, description: '#가짜 글' }
  })
  const { users, posts, relations } = realContent(input, places, createSeedIds(31), NOW)
  const tagSets = input.readLines('tagSets').map((line) => JSON.parse(line) as string[])
  expect([users.length, posts.length, tagSets.length]).toEqual([8227, 4108, 4108])
  const found = posts.map((post) => distinctHashtags(post.text).map((tag) => tag.display))
  expect(postsPerTag(found)).toEqual(postsPerTag(tagSets))
  expect(relations.filter(({ kind }) => kind === 'follow')).toHaveLength(103_689 + 2 * 18_812 + 12 * 60)
  expect(relations.filter(({ actorId }) => actorId === userIdOf('wiki_2565'))).toHaveLength(893)
  expect(new Set(posts.map((post) => post.id)).size).toBe(4108)
  expect(usablePhotos(input)).toHaveLength(12)
  const bytes = posts.flatMap((post) => post.photos).reduce((sum, photo) => sum + photo.bytes.length, 0)
  expect(bytes).toBeLessThan(400_000_000)
})
