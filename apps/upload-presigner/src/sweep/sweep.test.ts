import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBucket, VARIANT_WIDTHS, variantKey } from '@matjip/photos'
import { keysIn, openPhotoWorld } from '../../test/photo-world.ts'
import type { PhotoWorld } from '../../test/photo-world.ts'
import { emptyOrphans } from './empty-orphans.ts'

let world: PhotoWorld
beforeAll(async () => {
  world = await openPhotoWorld()
})
afterAll(() => world.close())

/** Derivatives as the worker leaves them. */
async function withVariants(id: number): Promise<number> {
  const { object_key: objectKey } = await world.row(id)
  const variants = VARIANT_WIDTHS.map((width) => ({ key: variantKey({ id, objectKey }, width), width, height: width }))
  for (const { key } of variants) await world.images.putOnce(key, Buffer.from('webp'), 'image/webp')
  await world.pool.query('update uploads set variants = $2 where id = $1', [id, JSON.stringify(variants)])
  return id
}

const counts = async () => [(await keysIn(world.originals)).length, (await keysIn(world.images)).length]

test('of 40 issued, 12 uploaded and 4 attached, exactly 4 originals with their derivatives are left after a day', async () => {
  for (let n = 0; n < 28; n++) await world.upload({ bytes: null, state: 'issued', hoursOld: 25.5 })
  for (let n = 0; n < 8; n++) await world.upload({ state: n % 2 ? 'uploaded' : 'issued', hoursOld: 25.5 })
  for (let n = 0; n < 4; n++) await withVariants(await world.upload({ postId: await world.post(), hoursOld: 25.5 }))
  const fresh = await world.upload({ state: 'uploaded', hoursOld: 23.9 })
  expect(await counts()).toEqual([13, 8])
  expect(await world.sweep()).toEqual({ abandoned: 36, left: 0, emptied: 36, removed: 0 })
  expect(await counts()).toEqual([5, 8])
  expect((await world.row(fresh)).state).toBe('uploaded')
  // An hour later the rows go, and nothing else does.
  await world.pool.query(
    "update uploads set emptied_at = emptied_at - interval '61 minutes' where emptied_at is not null",
  )
  expect(await world.sweep()).toEqual({ abandoned: 0, left: 0, emptied: 0, removed: 36 })
  const { rows } = await world.pool.query('select state, count(*)::int from uploads group by state order by state')
  expect(rows).toEqual([
    { state: 'attached', count: 4 },
    { state: 'uploaded', count: 1 },
  ])
  expect(await counts()).toEqual([5, 8])
})

test('what was given up with its post goes at once; a URL that still lived brings nothing back for good', async () => {
  const id = await withVariants(await world.upload({ postId: await world.post() }))
  const before = await counts()
  await world.pool.query("update uploads set state = 'orphan', post_id = null where id = $1", [id])
  expect(await world.sweep()).toMatchObject({ emptied: 1, removed: 0 })
  expect(await counts()).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) - 2])
  const { object_key: key } = await world.row(id)
  await world.originals.putOnce(key, Buffer.from('again'), 'image/jpeg')
  await world.pool.query(
    "update uploads set created_at = now() - interval '26 hours', emptied_at = now() - interval '2 hours' where id = $1",
    [id],
  )
  expect(await world.sweep()).toMatchObject({ removed: 1 })
  expect(await world.originals.head(key)).toBeNull()
  expect(await world.row(id)).toBeUndefined()
})

test('a derivative of an older recipe, and one that a dead worker left unnamed, go as well', async () => {
  const id = await world.upload({ state: 'orphan' })
  const { object_key: objectKey } = await world.row(id)
  const keys = [`images/${id}-old/r0-640.webp`, variantKey({ id, objectKey }, 320)]
  for (const key of keys) await world.images.putOnce(key, Buffer.from('webp'), 'image/webp')
  const variants = JSON.stringify([{ key: keys[0], width: 1, height: 1 }])
  await world.pool.query('update uploads set variants = $2 where id = $1', [id, variants])
  await world.sweep()
  for (const key of keys) expect(await world.images.head(key)).toBeNull()
})

test('somebody who has left leaves no photo', async () => {
  const id = await withVariants(await world.upload({ postId: await world.post({ authorId: 2 }), ownerId: 2 }))
  expect(await world.sweep()).toMatchObject({ left: 0 })
  await world.pool.query('update users set deleted_at = now() where id = 2')
  expect(await world.sweep()).toMatchObject({ left: 1, emptied: 1 })
  expect(await world.originals.head((await world.row(id)).object_key)).toBeNull()
})

test('sweeps at once share the work and delete each thing once', async () => {
  for (let n = 0; n < 30; n++) await world.upload({ state: 'orphan' })
  const all = await Promise.all([world.sweep(), world.sweep(), world.sweep()])
  expect(all.reduce((sum, { emptied }) => sum + emptied, 0)).toBe(30)
})

test('while S3 is away nothing is noted as deleted', async () => {
  const id = await world.upload({ state: 'orphan' })
  const away = openBucket({ bucket: 'none', region: 'ap-northeast-2', endpoint: 'http://127.0.0.1:1' })
  await expect(emptyOrphans({ db: world.db, originals: away, images: world.images })).rejects.toThrow()
  expect((await world.row(id)).emptied_at).toBeNull()
  away.close()
})

test('rows of somebody who has left go once nothing can bring an object back, long before a day is over', async () => {
  const id = await world.upload({ ownerId: 2 })
  await world.pool.query('update users set deleted_at = now() where id = 2')
  expect(await world.sweep()).toMatchObject({ left: 1, removed: 0 })
  await world.pool.query("update uploads set emptied_at = now() - interval '121 seconds' where id = $1", [id])
  await world.pool.query("update users set deleted_at = now() - interval '4199 seconds' where id = 2")
  expect(await world.sweep()).toMatchObject({ removed: 0 })
  await world.pool.query("update users set deleted_at = now() - interval '4201 seconds' where id = 2")
  expect(await world.sweep()).toMatchObject({ removed: 1 })
  expect(await world.row(id)).toBeUndefined()
})
