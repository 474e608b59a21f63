import { openDatabase } from '@matjip/db-schema'
import { openBucket } from '@matjip/photos'
import { openRedis } from '@matjip/redis-keys'
import { expect, test } from 'vitest'
import { everythingStored } from '../test/everything-stored.ts'
import { openTestApp } from '../test/open-test-app.ts'
import { createPerson } from '../test/person.ts'

/** A port on which nothing listens: reserved, and never given to a listener. */
const NOWHERE = '127.0.0.1:1'

test('without Postgres: 503 with Retry-After for reads and writes, and not ready', async () => {
  const dead = openDatabase({ url: `postgres://nobody@${NOWHERE}/none` })
  const app = await openTestApp({ db: dead.db, pool: dead.pool })
  const mina = await createPerson(app, 11)
  const image = await mina.upload()
  const answers = [
    await mina.post({ text: '국밥', imageIds: [image] }),
    await mina.edit('1', { rating: 1 }),
    await mina.send('DELETE', '/posts/1'),
    await app.service.inject('/posts/1'),
    await app.service.inject('/posts?authorId=1'),
    await app.service.inject('/posts/1/likes'),
  ]
  for (const { statusCode, headers } of answers) {
    expect([statusCode, Number(headers['retry-after']) > 0]).toEqual([503, true])
  }
  expect((await app.service.inject('/readyz')).statusCode).toBe(503)
  await Promise.all([app.close(), dead.close()])
})

test('without S3: no post, nothing written, and the same request succeeds once S3 is back', async () => {
  let s3 = openBucket({ bucket: 'none', region: 'ap-northeast-2', endpoint: `http://${NOWHERE}` })
  const app = await openTestApp({
    originals: {
      ...s3,
      begin: (...args) => s3.begin(...args),
      read: (...args) => s3.read(...args),
      close: () => {},
    },
  })
  const mina = await createPerson(app, 11)
  const imageIds = [await mina.upload()]
  await mina.send('GET', '/posts?authorId=11')
  const before = await everythingStored(app)
  const refused = await mina.post({ text: '국밥', imageIds }, 'the-key')
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([503, true])
  expect(await everythingStored(app)).toEqual(before)
  s3 = openBucket(app.bucket.options)
  expect((await mina.post({ text: '국밥', imageIds }, 'the-key')).statusCode).toBe(201)
  s3.close()
  await app.close()
})

test('without Redis posts are read and written all the same', async () => {
  const redis = openRedis({ url: `redis://${NOWHERE}` })
  const app = await openTestApp({ redis })
  const mina = await createPerson(app, 11)
  const post = await mina.posted()
  expect((await mina.send('GET', `/posts/${post.id}`)).json()).toEqual(post)
  expect((await mina.edit(post.id, { rating: 2 })).statusCode).toBe(200)
  expect((await app.service.inject('/readyz')).statusCode).toBe(200)
  redis.disconnect()
  await app.close()
})
