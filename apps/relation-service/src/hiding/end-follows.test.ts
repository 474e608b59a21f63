import { committedKinds, relationKinds } from '@matjip/contracts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { takeClicks, waitingClicks } from '../../test/clicks.ts'
import { JUNHO, MINA, openHidingApp, POST } from '../../test/hiding-app.ts'
import type { HidingApp } from '../../test/hiding-app.ts'
import { openPipeline } from '../../test/pipeline.ts'
import { seedRelation } from '../../test/seed.ts'

let app: HidingApp
beforeAll(async () => {
  app = await openHidingApp()
})
afterAll(() => app.close())
beforeEach(() => app.begin())
// What a test leaves in the queue would be taken by the next.
afterEach(async () => expect(await waitingClicks(app)).toBe(0))

test('a block ends follows both ways through the queue, and they do not come back with an unblock', async () => {
  await seedRelation(app.db, 'follow', MINA, JUNHO)
  await seedRelation(app.db, 'follow', JUNHO, MINA)
  await app.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })
  const pipeline = openPipeline(app)
  await pipeline.apply(2)
  await pipeline.fold()
  expect(await app.rows(relationKinds.follow)).toEqual([`${MINA}>${JUNHO} off`, `${JUNHO}>${MINA} off`])
  await app.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })
  expect(await waitingClicks(app)).toBe(0)
  const { viewer } = (await app.call('GET', `/users/${JUNHO}`, { as: MINA })).json()
  expect(viewer).toMatchObject({ following: false, followedBy: false, blocking: false })
})

test('taking back a block that does not stand ends nothing', async () => {
  await seedRelation(app.db, 'follow', MINA, JUNHO)
  await seedRelation(app.db, 'follow', JUNHO, MINA)
  expect((await app.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(200)
  expect((await app.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(200)
  expect(await waitingClicks(app)).toBe(0)
})

test('without the queue a block stands; taking it back waits until follows can be ended', async () => {
  const broken = await app.instance({ dead: ['sqs'] })
  await seedRelation(app.db, 'follow', JUNHO, MINA)
  expect((await broken.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(200)
  expect(await app.status(`/users/${MINA}`, JUNHO)).toBe(404)
  expect((await broken.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(503)
  expect(await app.rows(committedKinds.block)).toEqual([`${MINA}>${JUNHO} on`])
  expect((await app.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(200)
  const ends = (await takeClicks(app, 2)).map(({ actorId, targetId, active }) => [actorId, targetId, active])
  expect(ends.sort()).toEqual([
    [MINA, JUNHO, false],
    [JUNHO, MINA, false],
  ])
})

test('a follow on its way does not come back after a block whose end was lost', async () => {
  const pipeline = openPipeline(app)
  const broken = await app.instance({ dead: ['sqs'] })
  await app.call('PUT', `/relations/follows/${MINA}`, { as: JUNHO })
  await app.call('PUT', `/relations/follows/${JUNHO}`, { as: MINA })
  await broken.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })
  expect((await broken.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(503)
  expect((await app.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(200)
  await pipeline.apply(4)
  await pipeline.fold()
  expect(await app.rows(relationKinds.follow)).toEqual([`${MINA}>${JUNHO} off`, `${JUNHO}>${MINA} off`])
})

test('a follow on its way by a clock that was ahead does not come back either, though the end of its block is in the record', async () => {
  const pipeline = openPipeline(app)
  const ahead = await app.instance({ now: () => Date.now() + 3_000 })
  await ahead.call('PUT', `/relations/follows/${MINA}`, { as: JUNHO })
  const [late] = await takeClicks(app, 1)
  await app.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })
  await pipeline.apply(2)
  await pipeline.fold()
  // Twenty seconds later, the follow is delivered again.
  await app.pool.query('update relations set version = version - 20e6')
  expect((await app.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(200)
  const ends = await takeClicks(app, 2)
  for (const end of ends) expect(end.version + 20e6).toBeGreaterThan(Number(late?.version))
})

test('a follow after an unblock stays, though the end that the unblock queues is folded with it, and a clock is behind', async () => {
  const pipeline = openPipeline(app)
  const broken = await app.instance({ dead: ['sqs'] })
  const behind = await app.instance({ now: () => Date.now() - 3_000 })
  await broken.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })
  await app.pool.query(`update relations set version = version - 10e6 where kind = ${committedKinds.block}`)
  expect((await app.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(200)
  await behind.call('PUT', `/relations/follows/${MINA}`, { as: JUNHO })
  await pipeline.apply(3)
  await pipeline.fold()
  expect(await app.rows(relationKinds.follow)).toEqual([`${MINA}>${JUNHO} off`, `${JUNHO}>${MINA} on`])
})

test('the end of a block that is older than any click may be is none that is refused for its age', async () => {
  const pipeline = openPipeline(app)
  await seedRelation(app.db, 'follow', JUNHO, MINA)
  await app.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })
  await takeClicks(app, 2)
  await app.pool.query('update relations set version = 5')
  expect((await app.call('DELETE', `/relations/blocks/${JUNHO}`, { as: MINA })).statusCode).toBe(200)
  await pipeline.apply(2)
  await pipeline.fold()
  expect(await app.rows(relationKinds.follow)).toEqual([`${MINA}>${JUNHO} off`, `${JUNHO}>${MINA} off`])
})

test('a follow that was accepted before the block and folded after it fails, is never shown, and its actor is told', async () => {
  const accepted = await app.call('PUT', `/relations/follows/${MINA}`, { as: JUNHO })
  const like = await app.call('PUT', `/relations/likes/${POST}`, { as: JUNHO })
  await app.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })
  const pipeline = openPipeline(app)
  await pipeline.apply(4)
  expect(await app.status(`/relations/users/${JUNHO}/following`, MINA)).toBe(404)
  await pipeline.fold()
  for (const { headers } of [accepted, like]) {
    const operation = (await app.call('GET', String(headers.location), { as: JUNHO })).json()
    expect(operation).toMatchObject({ status: 'failed', error: { code: 'blocked' } })
    expect(operation.error.detail).toMatch(/차단/)
  }
  expect(await app.rows(relationKinds.like)).toEqual([])
  expect((await app.rows(relationKinds.follow)).filter((pair) => pair.endsWith('on'))).toEqual([])
})
