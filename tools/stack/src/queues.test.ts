import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { openSqs } from './aws-clients.ts'
import { drainQueue, loadOf } from './drain.ts'
import { EMBEDDED_AWS } from './embedded-aws.ts'
import { createQueues } from './queues.ts'
import { describeLeft } from './shut-down.ts'

const sqs = openSqs({ ...EMBEDDED_AWS, AWS_ENDPOINT_URL_SQS: process.env.TEST_SQS_ENDPOINT })

async function attributesOf(queueUrl: string): Promise<Record<string, string>> {
  const answer = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }))
  return answer.Attributes as Record<string, string>
}

test('the queues are as relations and timelines need them, and making them again changes nothing', async () => {
  const urls = await createQueues(sqs)
  expect(await createQueues(sqs)).toEqual(urls)
  const relations = await attributesOf(urls.relations)
  const deadLetters = await attributesOf(urls.deadLetters)
  expect(relations).toMatchObject({ VisibilityTimeout: '60', MessageRetentionPeriod: '345600' })
  expect(JSON.parse(relations.RedrivePolicy ?? '')).toEqual({
    deadLetterTargetArn: deadLetters.QueueArn,
    maxReceiveCount: 1000,
  })
  const postEvents = await attributesOf(urls.postEvents)
  const { QueueArn } = await attributesOf(urls.postEventsDeadLetters)
  expect(postEvents).toMatchObject({ VisibilityTimeout: '60', MessageRetentionPeriod: '345600' })
  expect(JSON.parse(postEvents.RedrivePolicy ?? '')).toEqual({ deadLetterTargetArn: QueueArn, maxReceiveCount: 1000 })
  for (const url of [urls.deadLetters, urls.quarantine, urls.postEventsDeadLetters]) {
    expect(await attributesOf(url)).toMatchObject({ VisibilityTimeout: '60', MessageRetentionPeriod: '1209600' })
  }
})

test('draining waits for what is waiting and in flight, and reports what was left', async () => {
  const { relations } = await createQueues(sqs)
  for (const body of ['one', 'two']) await sqs.send(new SendMessageCommand({ QueueUrl: relations, MessageBody: body }))
  const receive = () => sqs.send(new ReceiveMessageCommand({ QueueUrl: relations, MaxNumberOfMessages: 1 }))
  const first = await receive()
  expect(await drainQueue(sqs, relations, 100)).toEqual({ waiting: 1, inFlight: 1 })

  const draining = drainQueue(sqs, relations, 10_000)
  for (const { Messages } of [first, await receive()]) {
    await sqs.send(new DeleteMessageCommand({ QueueUrl: relations, ReceiptHandle: Messages?.[0]?.ReceiptHandle }))
  }
  expect(await draining).toEqual({ waiting: 0, inFlight: 0 })
  expect(await loadOf(sqs, relations)).toEqual({ waiting: 0, inFlight: 0 })
})

test('what was left is said with what becomes of it', () => {
  expect(describeLeft({ waiting: 0, inFlight: 0 }, true)).toContain('every accepted click is in Postgres')
  expect(describeLeft({ waiting: 2, inFlight: 1 }, true)).toMatch(/2 waiting, 1 in flight.*in memory/)
  expect(describeLeft({ waiting: 2, inFlight: 1 }, false)).toMatch(/2 waiting, 1 in flight.*come back/)
})
