import type { Problem } from '@matjip/contracts'
import { openBucket } from '@matjip/photos'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everythingStored } from '../../test/everything-stored.ts'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson, PIXEL } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let mina: Person
let jun: Person

beforeAll(async () => {
  app = await openTestApp()
  mina = await createPerson(app, 11)
  jun = await createPerson(app, 12)
})
afterAll(() => app.close())

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1])

test('each image that cannot be used is named with its reason, and nothing is written', async () => {
  const used = await mina.upload()
  await mina.posted({ imageIds: [used] })
  const orphan = await mina.upload()
  await app.database.pool.query("update uploads set state = 'orphan' where id = $1", [orphan])
  const imageIds = [
    await mina.upload(),
    '404',
    await jun.upload(),
    orphan,
    used,
    await mina.upload({ bytes: null }),
    await mina.upload({ bytes: JPEG, claim: { contentType: 'image/png', byteSize: JPEG.length } }),
    await mina.upload({ bytes: Buffer.from('<svg/>'), claim: { byteSize: 6 } }),
    await mina.upload({ claim: { byteSize: PIXEL.length + 1 } }),
    await mina.upload({ bytes: Buffer.alloc(0), claim: { byteSize: 1 } }),
  ]
  const before = await everythingStored(app)
  const answer = await mina.post({ text: '거짓말', imageIds })
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([422, 'image-not-usable'])
  expect(answer.json<Problem>().errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['#/imageIds/1', 'image-not-found'],
    ['#/imageIds/2', 'image-not-found'],
    ['#/imageIds/3', 'image-not-found'],
    ['#/imageIds/4', 'image-already-used'],
    ['#/imageIds/5', 'image-not-uploaded'],
    ['#/imageIds/6', 'image-type-mismatch'],
    ['#/imageIds/7', 'image-not-an-image'],
    ['#/imageIds/8', 'image-size-mismatch'],
    ['#/imageIds/9', 'image-size-mismatch'],
  ])
  expect(await everythingStored(app)).toEqual(before)
})

test('a file of megabytes is judged by its first bytes', async () => {
  const bytes = Buffer.concat([PIXEL, Buffer.alloc(3_000_000)])
  const post = await mina.posted({ imageIds: [await mina.upload({ bytes })] })
  expect(post.images).toHaveLength(1)
})

test('of posts that want the same images at once exactly one gets them', async () => {
  const [a, b, c] = [await mina.upload(), await mina.upload(), await mina.upload()]
  const wishes = [
    [a, b],
    [b, a],
    [b, c],
    [c, b],
    [a, b, c],
    [c, b, a],
  ]
  const answers = await Promise.all(wishes.map((imageIds) => mina.post({ text: '#나눔', imageIds })))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422, 422, 422, 422, 422])
  for (const answer of answers.filter(({ statusCode }) => statusCode === 422)) {
    expect(answer.json<Problem>().errors.map(({ code }) => code)).toContain('image-already-used')
  }
  const { rows } = await app.database.pool.query(
    "select count(distinct post_id) as posts from uploads where id = any($1) and state = 'attached'",
    [[a, b, c]],
  )
  expect(rows[0].posts).toBe(1)
  const edges = await app.database.pool.query(
    "select 1 from post_hashtags join hashtags on id = hashtag_id where name = '나눔'",
  )
  expect(edges.rows).toHaveLength(1)
})

test('an edit and a new post that want the same image: one gets it', async () => {
  const post = await mina.posted()
  const wanted = await mina.upload()
  const [edit, other] = await Promise.all([
    mina.edit(post.id, { imageIds: [wanted] }),
    mina.post({ text: '나도', imageIds: [wanted] }),
  ])
  expect([
    [200, 422],
    [422, 201],
  ]).toContainEqual([edit.statusCode, other.statusCode])
})

test('many posts with the same new hashtags at once neither fail nor double them', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `#새태그${index}`)
  const images = await Promise.all(names.map(() => mina.upload()))
  const answers = await Promise.all(
    images.map((image, turn) =>
      mina.post({ text: [...names.slice(turn), ...names.slice(0, turn)].join(''), imageIds: [image] }),
    ),
  )
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]))
  const { rows } = await app.database.pool.query(
    "select count(*) as edges, count(distinct name) as tags from post_hashtags join hashtags on id = hashtag_id where name like '새태그%'",
  )
  expect(rows).toEqual([{ edges: 900, tags: 30 }])
})

test('no database connection waits for S3', async () => {
  const { pool } = app.database
  let looks = 0
  const originals = openBucket(app.bucket.options)
  const look = {
    async begin(key: string, length: number) {
      // Queries of the background end by themselves; a connection that waits for this call would stay busy as long as it takes.
      await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0)
      looks += 1
      return originals.begin(key, length)
    },
  }
  const watched = await openTestApp({ db: app.database.db, pool, originals: { ...originals, ...look } })
  const author = await createPerson({ ...watched, database: app.database, bucket: app.bucket }, 11)
  const post = await author.posted()
  await author.edit(post.id, { imageIds: [await author.upload()] })
  expect(looks).toBe(2)
  originals.close()
  await watched.close()
})
