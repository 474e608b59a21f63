import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { Redis } from 'ioredis'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openS3, openSqs } from './aws-clients.ts'
import { createUploadsBucket, UPLOADS_BUCKET } from './bucket.ts'
import { EMBEDDED_AWS } from './embedded-aws.ts'
import { createQueues } from './queues.ts'
import { startStores } from './stores.ts'

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql).then(
    ({ rows }) => client.end().then(() => rows as Record<string, unknown>[]),
    (error: Error) => client.end().then(() => Promise.reject(error)),
  )
}

async function command(url: string, ...words: [string, ...string[]]): Promise<unknown> {
  const redis = new Redis(url, { lazyConnect: true })
  await redis.connect()
  return redis.call(...words).finally(() => redis.disconnect())
}

test('Postgres, Redis and S3 keep their state over an orderly stop; a second owner is refused', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'matjip-stores-'))
  onTestFinished(() => rmSync(stateDir, { recursive: true, force: true }))
  const first = await startStores({ stateDir })
  const s3 = openS3({ ...EMBEDDED_AWS, AWS_ENDPOINT_URL_S3: first.s3Endpoint })
  await createUploadsBucket(s3)
  await s3.send(new PutObjectCommand({ Bucket: UPLOADS_BUCKET, Key: '사진/1', Body: '국밥' }))
  await query(first.databaseUrl, 'create table kept as select 1 as one')
  await command(first.redisUrl, 'SET', 'kept', '칼국수')
  await expect(startStores({ stateDir })).rejects.toThrow('in use by process')
  await first.stop()

  const second = await startStores({ stateDir })
  onTestFinished(() => second.stop())
  const again = openS3({ ...EMBEDDED_AWS, AWS_ENDPOINT_URL_S3: second.s3Endpoint })
  // A second time, as each start does.
  await createUploadsBucket(again)
  const object = await again.send(new GetObjectCommand({ Bucket: UPLOADS_BUCKET, Key: '사진/1' }))
  expect(await object.Body?.transformToString()).toBe('국밥')
  expect(await query(second.databaseUrl, 'select one from kept')).toEqual([{ one: 1 }])
  expect(await command(second.redisUrl, 'GET', 'kept')).toBe('칼국수')
  const sqs = openSqs({ ...EMBEDDED_AWS, AWS_ENDPOINT_URL_SQS: second.sqsEndpoint })
  expect(await createQueues(sqs)).toEqual(await createQueues(sqs))
})

test('Postgres knows Hangul as letters, and only what was asked for is started', async () => {
  const stores = await startStores({ only: ['postgres'], postgresSettings: { work_mem: '9MB' } })
  onTestFinished(() => stores.stop())
  expect(Object.keys(stores).sort()).toEqual(['databaseUrl', 'started', 'stop'])
  const [row] = await query(stores.databaseUrl, `create extension pg_trgm; select 1`).then(() =>
    query(stores.databaseUrl, `select show_trgm('칼국수') as trgm, current_setting('work_mem') as work_mem`),
  )
  expect(row?.trgm).not.toEqual([])
  expect(row?.work_mem).toBe('9MB')
  expect(await query(stores.databaseUrl, 'show timezone')).toEqual([{ TimeZone: 'UTC' }])
})

test('no store can be reached from outside the machine', async () => {
  const address = Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry && !entry.internal && entry.family === 'IPv4')
  const stores = ['TEST_DATABASE_URL', 'TEST_REDIS_URL', 'TEST_SQS_ENDPOINT', 'TEST_S3_ENDPOINT'].map(
    (name) => process.env[name] ?? '',
  )
  const { connect } = await import('node:net')
  for (const url of stores) {
    const reaches = (host: string) =>
      new Promise<boolean>((resolve) => {
        const socket = connect(Number(new URL(url).port), host, () => resolve(socket.destroy() !== undefined))
        socket.once('error', () => resolve(false))
      })
    expect(await reaches('127.0.0.1'), url).toBe(true)
    if (address) expect(await reaches(address.address), url).toBe(false)
  }
})

test('a temporary folder is gone after stop', async () => {
  const stores = await startStores({ only: ['redis'] })
  const dir = (await command(stores.redisUrl, 'CONFIG', 'GET', 'dir')) as string[]
  expect(existsSync(dir[1] ?? '')).toBe(true)
  await stores.stop()
  expect(existsSync(dir[1] ?? '')).toBe(false)
})
