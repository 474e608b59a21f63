import { connect } from 'node:net'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post'
import { expect, onTestFinished, test } from 'vitest'
import { BUCKET, KEY, REGION, runS3 } from '../test/running-s3.ts'
import type { S3ServerOptions } from './create-s3-server.ts'
import { createWorld, signRaw } from './conformance/world.ts'

const MEGABYTE = 2 ** 20

async function open(options: Partial<S3ServerOptions> = {}) {
  const server = await runS3(options)
  const world = createWorld({ endpoint: server.endpoint, region: REGION, credentials: KEY }, BUCKET)
  onTestFinished(async () => {
    world.close()
    await server.close()
    expect(server.errors).toEqual([])
  })
  return { server, world, incoming: () => readdirSync(join(server.folder, 'incoming')) }
}

/** Sends text on a connection of its own. @returns all that comes back until it ends */
function talk(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => (answer += String(chunk)))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
  })
}

async function headOf(world: Parameters<typeof signRaw>[0], key: string, more: Record<string, string>) {
  const put = { method: 'PUT', path: `/${BUCKET}/${key}` }
  const { headers } = await signRaw(world, put, { payload: 'UNSIGNED-PAYLOAD' })
  const lines = Object.entries({ ...headers, ...more }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `PUT ${put.path} HTTP/1.1\r\n${lines.join('')}\r\n`
}

test('a client that falls silent in the middle of its body is told so and let go; nothing stays', async () => {
  const { server, world, incoming } = await open({ limits: { idleMs: 50 } })
  const answer = await talk(server.port, (await headOf(world, 'slow', { 'content-length': '100' })) + 'only this')
  expect(answer).toMatch(/^HTTP\/1.1 400[^]*<Code>RequestTimeout/)
  expect([await world.exists('slow'), incoming()]).toEqual([false, []])
})

test('a client that waits for 100 Continue is refused before it sends, or asked to', async () => {
  const { server, world } = await open({ limits: { objectBytes: MEGABYTE } })
  const expects = { expect: '100-continue', connection: 'close' }
  const large = await headOf(world, 'large', { ...expects, 'content-length': String(MEGABYTE + 1) })
  expect(await talk(server.port, large)).toMatch(/^HTTP\/1.1 400[^]*<Code>EntityTooLarge/)
  const fitting = await headOf(world, 'fitting', { ...expects, 'content-length': '5' })
  expect(await talk(server.port, `${fitting}bytes`)).toMatch(/^HTTP\/1.1 100 Continue[^]*HTTP\/1.1 200 OK/)
  expect(await world.get('fitting')).toBe('bytes')
})

test('a refused upload of megabytes is told why, also to a client that only listens when it has sent all', async () => {
  const { world } = await open()
  const put = { method: 'PUT', path: `/${BUCKET}/x`, body: Buffer.alloc(20 * MEGABYTE) }
  const credentials = { ...KEY, secretAccessKey: 'guessed' }
  expect((await world.signed(put, { credentials, payload: 'UNSIGNED-PAYLOAD' })).code).toBe('SignatureDoesNotMatch')
})

test('a form whose file turns out too large is told so at once, and the connection lives on', async () => {
  const { server, world, incoming } = await open()
  const { url, fields } = await createPresignedPost(world.s3, {
    Bucket: BUCKET,
    Key: 'form',
    Conditions: [['content-length-range', 1, 10]],
  })
  for (let times = 0; times < 3; times++) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', new Blob([Buffer.alloc(20 * MEGABYTE)]))
    const answer = await fetch(url, { method: 'POST', body: form })
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('EntityTooLarge')])
  }
  expect([await world.exists('form'), incoming(), server.errors]).toEqual([false, [], []])
})

test.each([
  ['a line break', 'image/jpeg\r\nset-cookie: a=b'],
  ['a letter that no header holds', 'image/국밥'],
])('a form may not put %s into a header', async (_, type) => {
  const { world } = await open()
  const Conditions: PresignedPostOptions['Conditions'] = [['starts-with', '$Content-Type', 'image/']]
  const { url, fields } = await createPresignedPost(world.s3, { Bucket: BUCKET, Key: 'form', Conditions })
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, 'Content-Type': type })) form.append(name, value)
  form.append('file', new Blob(['bytes']))
  expect((await fetch(url, { method: 'POST', body: form })).status).toBe(400)
  expect(await world.exists('form')).toBe(false)
})

test('whoever reads an object reads it to its end, though it is replaced or deleted meanwhile', async () => {
  const { world } = await open()
  await world.put('read', Buffer.alloc(20 * MEGABYTE, 'a'))
  const { Body } = await world.s3.send(new GetObjectCommand({ ...world.at, Key: 'read' }))
  await world.put('read', 'new')
  await world.signed({ method: 'DELETE', path: `/${BUCKET}/read` })
  const bytes = Buffer.from((await Body?.transformToByteArray()) ?? [])
  expect(bytes.equals(Buffer.alloc(20 * MEGABYTE, 'a'))).toBe(true)
})

test('of writers and readers at once every reader gets one body, whole', async () => {
  const { world } = await open()
  const bodies = Array.from({ length: 8 }, (_, index) => String(index).repeat(100_000))
  await world.put('shared', bodies[0] ?? '')
  const writes = bodies.flatMap((body) => [world.put('shared', body), world.put('shared', body)])
  const reads = await Promise.all(Array.from({ length: 40 }, () => world.get('shared')))
  await Promise.all(writes)
  expect(reads.filter((read) => !bodies.includes(read))).toEqual([])
})
