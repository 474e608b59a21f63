import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Post } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { signIn } from '../src/client.ts'
import { drawPhoto } from '../src/drawn-photo.ts'
import { stackUrl } from '../src/stack-url.ts'
import { uploadPhoto } from '../src/upload-photo.ts'

const DOCTOR = join(import.meta.dirname, '../../doctor/src/main.ts')

test('after people have posted, followed, liked and read, every key of Redis is of a family and has its TTL', async () => {
  const word = randomBytes(4).toString('hex')
  const [mina, jun] = [await signIn(stackUrl(), `keys_${word}a`), await signIn(stackUrl(), `keys_${word}b`)]
  const imageId = await uploadPhoto(mina, drawPhoto(), 'image/png')
  const { body: post } = await mina.call<Post>('POST', '/posts', {
    body: { text: '열쇠 #국밥', imageIds: [imageId] },
    headers: { 'idempotency-key': randomUUID() },
  })
  await jun.call('PUT', `/relations/follows/${mina.userId}`, { expect: 202 })
  await jun.call('PUT', `/relations/likes/${post.id}`, { expect: 202 })
  await jun.call('PUT', `/relations/hashtags/${encodeURIComponent('국밥')}`, { expect: 202 })
  for (const path of ['/feed', `/feed/hashtags/${encodeURIComponent('국밥')}`, `/feed/users/${mina.userId}`])
    for (const reader of [mina, jun, jun]) await reader.call('GET', path)

  const args = [DOCTOR, 'keys', '--json', '--state', process.env.MATJIP_STATE ?? '']
  // It ends with 1 where a key is odd: which one says what it prints.
  const said = promisify(execFile)(process.execPath, args).catch((error: { stdout: string }) => error)
  const { stdout } = await said
  const { keys, odd } = JSON.parse(stdout) as { keys: number; odd: unknown[] }
  expect(odd).toEqual([])
  expect(keys).toBeGreaterThan(0)
})
