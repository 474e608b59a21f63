import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Post, RelationMessage, UploadTicket } from '@matjip/contracts'
import { bundle, bundleOf, readStack } from '@matjip/stack'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { request, signIn } from '../src/client.ts'
import { drawPhoto } from '../src/drawn-photo.ts'
import { stackUrl } from '../src/stack-url.ts'
import { until } from '../src/until.ts'
import { uploadPhoto } from '../src/upload-photo.ts'

const FUNCTIONS = [bundleOf('upload-presigner/lambda'), bundleOf('relation-service/lambda')]
const stack = readStack(process.env.MATJIP_STATE ?? '')
const environmentOf = (name: string): NodeJS.ProcessEnv => ({
  ...process.env,
  ...stack?.processes.find((process) => process.name === name)?.env,
  LOG_LEVEL: 'silent',
})
let outdir: string

beforeAll(async () => {
  outdir = await mkdtemp(join(tmpdir(), 'matjip-functions-'))
  await bundle({ processes: FUNCTIONS, outdir })
  await writeFile(join(outdir, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rm(outdir, { recursive: true }))

/** Calls a function as the platform does, twice with the same event, in a process of its own on the stack's stores. */
async function invoke<T>(file: string, process_: string, event: unknown): Promise<[T, T]> {
  const script = join(import.meta.dirname, '../../stack/test/invoke-lambda.mjs')
  const args = [script, join(outdir, `${file}.js`), JSON.stringify(event)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: environmentOf(process_) })
  return JSON.parse(stdout) as [T, T]
}

interface AlbAnswer {
  statusCode: number
  multiValueHeaders: Record<string, string[]>
  body: string
}

/** As in "Receive events from Application Load Balancer" of AWS's guide, with multi-value headers. */
function albEvent(method: string, path: string, headers: Record<string, string>, body = '') {
  return {
    requestContext: {
      elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/u/1' },
    },
    httpMethod: method,
    path,
    multiValueQueryStringParameters: {},
    multiValueHeaders: Object.fromEntries(
      Object.entries({ ...headers, 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' }).map(
        ([name, value]) => [name, [value]],
      ),
    ),
    body,
    isBase64Encoded: false,
  }
}

test('the presigner as a function, behind a load balancer: its upload takes the bytes, and the product takes the upload into a post', async () => {
  const handle = `function_${Date.now().toString(36)}`
  const { body: token } = await request<{ accessToken: string }>(stackUrl(), 'POST', '/dev/token', { body: { handle } })
  const headers = { authorization: `Bearer ${token.accessToken}`, 'content-type': 'application/json' }
  const photo = drawPhoto()
  const sha256 = createHash('sha256').update(photo).digest('base64')
  const claim = { contentType: 'image/png', byteSize: photo.length, sha256 }
  const event = albEvent('POST', '/uploads', { ...headers, 'idempotency-key': `key-${handle}` }, JSON.stringify(claim))
  const answers = await invoke<AlbAnswer>('upload-presigner/lambda', 'upload-presigner', event)
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  const [ticket, again] = answers.map(({ body }) => JSON.parse(body) as UploadTicket) as [UploadTicket, UploadTicket]
  expect(again.uploadId).toBe(ticket.uploadId)
  expect(
    (await fetch(ticket.url, { method: ticket.method, headers: ticket.headers, body: new Uint8Array(photo) })).status,
  ).toBe(200)
  const [read] = await invoke<AlbAnswer>(
    'upload-presigner/lambda',
    'upload-presigner',
    albEvent('GET', `/uploads/${ticket.uploadId}`, headers),
  )
  expect(JSON.parse(read.body)).toMatchObject({ id: ticket.uploadId, state: 'uploaded' })
  const mina = await signIn(stackUrl(), handle)
  const { status } = await mina.call('POST', '/posts', {
    body: { text: '함수가 올린 사진 #국밥', imageIds: [ticket.uploadId] },
    headers: { 'idempotency-key': `post-${handle}` },
  })
  expect(status).toBe(201)
})

test('the consumer as a function, at its queue: a click that SQS delivered is in the next read through the gateway', async () => {
  const mina = await signIn(stackUrl(), `clicker_${Date.now().toString(36)}`)
  const { body: post } = await mina.call<{ id: string }>('POST', '/posts', {
    body: { text: '좋아요를 기다리는 글 #국밥', imageIds: [await uploadPhoto(mina, drawPhoto(), 'image/png')] },
    headers: { 'idempotency-key': `post-${mina.handle}` },
  })
  const message: RelationMessage = {
    v: 1,
    kind: 'like',
    actorId: Number(mina.userId),
    actorHandle: mina.handle,
    actorName: mina.handle,
    targetId: Number(post.id),
    active: true,
    version: Date.now() * 1_000,
    opId: `fn-${Date.now()}`,
  }
  const { AWS_ENDPOINT_URL_SQS: endpoint = '', AWS_REGION: region = '' } = environmentOf('relation-consumer')
  const sqs = new SQSClient({ endpoint, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `functions-${Date.now()}` }))
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }))
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      WaitTimeSeconds: 5,
      MessageSystemAttributeNames: ['All'],
      AttributeNames: ['All'],
    }),
  )
  sqs.destroy()
  expect(Messages).toHaveLength(1)
  // What the event source makes of a delivery.
  const Records = Messages.map(({ MessageId, ReceiptHandle, Body, Attributes, MD5OfBody }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes,
    messageAttributes: {},
    md5OfBody: MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-northeast-2:123456789012:relations',
    awsRegion: 'ap-northeast-2',
  }))
  const done = { batchItemFailures: [] }
  expect(await invoke('relation-service/lambda', 'relation-consumer', { Records })).toEqual([done, done])
  const { body: read } = await mina.call<Post>('GET', `/posts/${post.id}`)
  expect(read.viewer).toMatchObject({ liked: true })
  // Readers keep counts for a second.
  const look = async () => (await mina.call<Post>('GET', `/posts/${post.id}`)).body
  await until('the like being counted', look, ({ counts }) => counts.likes === 1)
})
