import type { AddressInfo } from 'node:net'
import { PutBucketCorsCommand, PutBucketPolicyCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUCKET, runS3 } from '../test/running-s3.ts'
import { sendRaw } from './conformance/http.ts'
import { createPublicOrigin } from './create-public-origin.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'

let server: Awaited<ReturnType<typeof runS3>>
let origin: string
let close: () => void

beforeAll(async () => {
  server = await runS3()
  const { s3 } = server
  const at = { Bucket: BUCKET }
  const Resource = `arn:aws:s3:::${BUCKET}/images/*`
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource }]
  await s3.send(new PutBucketPolicyCommand({ ...at, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }))
  const rule = { AllowedOrigins: ['*'], AllowedMethods: ['GET'] }
  await s3.send(new PutBucketCorsCommand({ ...at, CORSConfiguration: { CORSRules: [rule] } }))
  const object = { ...at, Body: 'bytes', ContentType: 'image/webp', CacheControl: IMMUTABLE }
  for (const Key of ['images/1.webp', 'originals/1']) await s3.send(new PutObjectCommand({ ...object, Key }))
  const listener = createPublicOrigin(server.store, BUCKET)
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
  close = () => void listener.close(() => undefined).closeAllConnections()
})
afterAll(async () => {
  close()
  await server.close()
})

test('everybody reads what the policy shows, to be kept for as long as its writer said', async () => {
  const answer = await fetch(`${origin}/images/1.webp`, { headers: { origin: 'https://matjip.example' } })
  expect([answer.status, await answer.text()]).toEqual([200, 'bytes'])
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': IMMUTABLE,
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  })
  const etag = answer.headers.get('etag') ?? ''
  expect((await fetch(`${origin}/images/1.webp`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  expect((await fetch(`${origin}/images/1.webp`, { headers: { range: 'bytes=1-2' } })).status).toBe(206)
})

test.each([
  '/originals/1',
  '/',
  '/images/../originals/1',
  '/images/none',
  '/?list-type=2',
  `/../${BUCKET}/originals/1`,
])('nothing else is there: %s', async (path) => {
  const { status, body } = await sendRaw(origin, { path })
  expect([400, 403, 404]).toContain(status)
  expect(body).not.toContain('bytes')
})

test.each(['PUT', 'POST', 'DELETE', 'PATCH'])('nobody writes: %s', async (method) => {
  expect((await sendRaw(origin, { method, path: '/images/1.webp', body: 'theirs' })).status).toBe(405)
  expect(await (await fetch(`${origin}/images/1.webp`)).text()).toBe('bytes')
})
