import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { queueDepth, receive } from '@matjip/queue'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Receiving } from '@matjip/queue'
import { drawPhoto, takenExif } from '../../test/drawn-photos.ts'
import { keysIn, openPhotoWorld } from '../../test/photo-world.ts'
import type { PhotoWorld } from '../../test/photo-world.ts'
import { deriveMessage } from './derive-message.ts'
import { deriveUpload } from './derive-upload.ts'

let world: PhotoWorld
let deriving: Receiving | undefined
const DEADLINE = { timeout: 20_000, interval: 50 }
const photo = await drawPhoto()

beforeAll(async () => {
  world = await openPhotoWorld()
})
afterEach(() => deriving?.stop())
afterAll(() => world.close())

const left = async () => {
  const { visible, inFlight } = await queueDepth(world.queue.sqs, world.queue.url)
  return visible + inFlight
}
const isDone = (id: number) => async () => expect((await world.row(id)).due_at).toBeNull()

test('an attached upload gets its derivatives: objects first, then the row, then the word to readers', async () => {
  const postId = await world.post()
  const id = await world.upload({ bytes: photo, postId })
  expect(await world.feed()).toBe(1)
  deriving = world.start()
  await vi.waitFor(isDone(id), DEADLINE)
  const row = await world.row(id)
  expect(row).toMatchObject({ width: 1_600, height: 1_200, failure: null, on_site: null, state: 'attached' })
  expect(row.placeholder.length).toBeGreaterThan(10)
  expect(row.variants.map(({ width, height }: { width: number; height: number }) => [width, height])).toEqual([
    [320, 240],
    [1_080, 810],
  ])
  for (const { key, width } of row.variants) {
    expect(key).toMatch(new RegExp(`^images/${id}-[0-9a-f]{20}/r1-\\d+\\.webp$`))
    expect(await sharp(await world.images.readAll(key, null)).metadata()).toMatchObject({ format: 'webp', width })
  }
  expect((await world.originals.readAll(row.object_key, null)).equals(photo)).toBe(true)
  await vi.waitFor(() => expect(world.changed).toEqual([postId]), DEADLINE)
  await vi.waitFor(async () => expect(await left()).toBe(0), DEADLINE)
})

test('a repeat changes nothing; what is not done is sent again, and what is done is not', async () => {
  const id = await world.upload({ bytes: photo, postId: await world.post() })
  await world.feed()
  deriving = world.start()
  await vi.waitFor(isDone(id), DEADLINE)
  const before = [await world.row(id), await keysIn(world.images)]
  await world.pool.query('update uploads set due_at = now() where id = $1', [id])
  expect(await world.feed()).toBe(1)
  await vi.waitFor(isDone(id), DEADLINE)
  expect([await world.row(id), await keysIn(world.images)]).toEqual(before)
  expect(await world.feed()).toBe(0)
  // Sent, and lost on its way: an hour later it is sent again.
  await world.pool.query("update uploads set variants = null, due_at = now() - interval '1 s' where id = $1", [id])
  expect(await world.feed()).toBe(1)
  await vi.waitFor(isDone(id), DEADLINE)
})

test('what cannot be decoded, or is not what was verified, fails for good with its reason; the original stays', async () => {
  const damaged = await world.upload({ bytes: photo.subarray(0, photo.length / 2), postId: await world.post() })
  const other = await world.upload({ bytes: photo, sha256: 'A'.repeat(43) + '=', postId: await world.post() })
  const replaced = await world.upload({ bytes: photo, postId: await world.post() })
  await world.pool.query(`update uploads set etag = '"0123456789abcdef0123456789abcdef"' where id = $1`, [replaced])
  await world.feed()
  deriving = world.start()
  for (const id of [damaged, other, replaced]) await vi.waitFor(isDone(id), DEADLINE)
  const failures = await Promise.all([damaged, other, replaced].map(async (id) => (await world.row(id)).failure))
  expect(failures).toEqual(['image-not-decodable', 'image-changed', 'image-changed'])
  expect(await world.originals.head((await world.row(damaged)).object_key)).toMatchObject({
    byteSize: Math.floor(photo.length / 2),
  })
  await vi.waitFor(async () => expect(await left()).toBe(0), DEADLINE)
})

test('only where it is asked for, and only as yes or no, a post learns that its photo was taken there', async () => {
  const now = new Date()
  const [date, time] = [now.toISOString().slice(0, 10).replaceAll('-', ':'), now.toISOString().slice(11, 19)]
  const clock = time
    .split(':')
    .map((part) => `${Number(part)}/1`)
    .join(' ')
  const there = await drawPhoto({ exif: takenExif('37/1 32/1 40/1', '127/1 3/1 21/1', date, clock) })
  const elsewhere = await drawPhoto({ exif: takenExif('35/1 32/1 40/1', '127/1 3/1 21/1', date, clock) })
  const asked = async (bytes: Buffer, shareOnSite: boolean, change = {}) =>
    world.upload({ bytes, postId: await world.post({ shareOnSite, ...change }) })
  const ids = [
    await asked(there, true),
    await asked(elsewhere, true),
    await asked(photo, true),
    await asked(there, false),
    await asked(there, true, { restaurantId: null }),
  ]
  await world.feed()
  deriving = world.start()
  for (const id of ids) await vi.waitFor(isDone(id), DEADLINE)
  const rows = await Promise.all(ids.map(world.row))
  expect(rows.map((row) => row.on_site)).toEqual([true, false, false, null, null])
  expect(JSON.stringify(rows)).not.toMatch(/37\.54|127\.05/)
  // Asked for later: the derivatives stay as they are, the answer comes.
  await world.pool.query('update posts set share_on_site = true where id = $1', [rows[3].post_id])
  await world.pool.query('update uploads set due_at = now() where id = $1', [ids[3]])
  await world.feed()
  await vi.waitFor(isDone(ids[3] ?? 0), DEADLINE)
  expect(await world.row(ids[3] ?? 0)).toMatchObject({ on_site: true, variants: rows[3].variants })
})

/** A photo with EXIF of the test restaurant's place and of this minute. */
function drawThere(): Promise<Buffer> {
  const [date = '', time = ''] = new Date().toISOString().slice(0, 19).replaceAll('-', ':').split('T')
  return drawPhoto({
    exif: takenExif('37/1 32/1 40/1', '127/1 3/1 21/1', date, time.replace(/(\d+):?/g, '$1/1 ').trim()),
  })
}

test('an answer about the restaurant that a post had before is not taken for one about the restaurant it has now', async () => {
  const postId = await world.post({ shareOnSite: true })
  const id = await world.upload({ bytes: await drawThere(), postId })
  await world.feed()
  // The post is edited after the worker has read its restaurant.
  const edited: PhotoWorld['originals'] = {
    ...world.originals,
    async readAll(key, etag) {
      await world.pool.query('update posts set restaurant_id = null where id = $1', [postId])
      await world.pool.query('update uploads set on_site = null, due_at = now() where id = $1', [id])
      return world.originals.readAll(key, etag)
    },
  }
  const deps = { ...world, onChanged: async () => {} }
  expect(await deriveUpload({ ...deps, originals: edited }, id)).toMatchObject({ outcome: 'ready' })
  expect(await world.row(id)).toMatchObject({ on_site: null, due_at: expect.any(Date) })
  expect(await world.feed()).toBe(1)
  await deriveUpload(deps, id)
  expect(await world.row(id)).toMatchObject({ on_site: null, due_at: null })
})

test('a ready photo whose original cannot be read any more is not on site, stays ready, and is not asked for again', async () => {
  const postId = await world.post()
  const id = await world.upload({ bytes: await drawThere(), postId })
  const deps = { ...world, onChanged: async () => {} }
  await world.feed()
  await deriveUpload(deps, id)
  const { variants, object_key: key } = await world.row(id)
  await world.originals.remove([key])
  await world.pool.query('update posts set share_on_site = true where id = $1', [postId])
  await world.pool.query('update uploads set due_at = now() where id = $1', [id])
  await world.feed()
  await deriveUpload(deps, id)
  expect(await world.row(id)).toMatchObject({ variants, failure: null, on_site: false, due_at: null })
})

test('of a post that is deleted meanwhile nothing is left in the public bucket', async () => {
  const id = await world.upload({ bytes: photo, postId: await world.post() })
  const before = await keysIn(world.images)
  await world.feed()
  await world.pool.query("update uploads set state = 'orphan', post_id = null where id = $1", [id])
  deriving = world.start()
  await vi.waitFor(async () => expect(await left()).toBe(0), DEADLINE)
  expect(await keysIn(world.images)).toEqual(before)
})

test('the photo of a post that a moderator has hidden is derived, too: it may be shown again', async () => {
  const postId = await world.post()
  const id = await world.upload({ bytes: photo, postId })
  await world.pool.query(
    `with gone as (delete from posts where id = $1 returning *)
     insert into hidden_posts (id, author_id, text, hashtags, share_on_site, version, created_at, reason)
     select id, author_id, text, hashtags, share_on_site, version, created_at, 'spam' from gone`,
    [postId],
  )
  await world.feed()
  deriving = world.start()
  await vi.waitFor(isDone(id), DEADLINE)
  expect((await world.row(id)).variants).toHaveLength(2)
})

test('what is no message, and what kills the decoder each time, is set aside with its reason', async () => {
  const narrow = await openPhotoWorld({ timeMs: 20 })
  const id = await narrow.upload({ bytes: photo, postId: await narrow.post() })
  await narrow.feed()
  await narrow.queue.sqs.send(new SendMessageCommand({ QueueUrl: narrow.queue.url, MessageBody: '{"엉망' }))
  const poisoned = narrow.start(2)
  await vi.waitFor(async () => {
    expect((await queueDepth(narrow.queue.sqs, narrow.deadLettersUrl)).visible).toBe(2)
  }, DEADLINE)
  await poisoned.stop()
  const aside = await receive(narrow.queue.sqs, narrow.deadLettersUrl, 1)
  expect(aside.map(({ attributes }) => attributes.reason?.StringValue).sort()).toEqual([
    'kills-the-decoder',
    'not-a-message',
  ])
  expect(aside.map(({ body }) => body)).toContain(deriveMessage(id))
  expect(await narrow.row(id)).toMatchObject({ failure: 'image-not-decodable', due_at: null, variants: null })
  expect(await narrow.registry.metrics()).toMatch(/photo_derived_total\{outcome="died"\} 2/)
  await narrow.close()
})
