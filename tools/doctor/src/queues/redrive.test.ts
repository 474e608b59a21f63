import { SendMessageBatchCommand } from '@aws-sdk/client-sqs'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { chunksOf, listMessages, quarantine, SQS_BATCH } from '@matjip/queue'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { click, openLiveWorld } from '../../test/live-world.ts'
import { listCommand, redriveCommand } from '../commands/set-aside-commands.ts'
import { redriveRelations } from './redrive.ts'

let world: Awaited<ReturnType<typeof openLiveWorld>>
beforeAll(async () => {
  world = await openLiveWorld()
})
afterAll(() => world.close())
beforeEach(() => world.reset())

const setAside = (body: string, reason = 'refused-by-postgres') =>
  quarantine(world.sqs, world.urls.quarantine, { messageId: 'm', body, reason, detail: 'value out of range' })

const order = () => ({ sqs: world.sqs, pool: world.pool, from: world.urls.quarantine, to: world.urls.relations })

test('a listing tells reasons, and every message is there again right after it', async () => {
  const operation = click()
  await setAside(JSON.stringify(operation))
  for (let index = 0; index < 24; index += 1) await setAside(`poison ${index}`, 'not-json')
  for (let time = 0; time < 3; time += 1) {
    const { json } = await listCommand(world, 'quarantine')
    const { messages } = json as { messages: { reason: string; detail: string; operation: unknown }[] }
    expect(messages).toHaveLength(25)
    expect(messages).toContainEqual(
      expect.objectContaining({ reason: 'refused-by-postgres', detail: 'value out of range', operation }),
    )
  }
  expect(await world.depth(world.urls.quarantine)).toMatchObject({ visible: 25, inFlight: 0 })
})

test('a redriven operation goes the whole way, and its recorded failure is taken back', async () => {
  const operation = click()
  await setAside(JSON.stringify(operation))
  await world.pool.query(`insert into relation_failures (op_id, actor_id, code) values ($1, 1, 'quarantined')`, [
    operation.opId,
  ])
  expect(await redriveRelations(order())).toMatchObject({ redriven: [{ opId: operation.opId }], missing: [] })
  expect(await world.depth(world.urls.quarantine)).toMatchObject({ visible: 0, inFlight: 0 })
  await world.apply(1)
  await world.fold()
  const { rows } = await world.pool.query('select active, op_id from relations')
  expect(rows).toEqual([{ active: true, op_id: operation.opId }])
  expect((await world.pool.query('select from relation_failures')).rows).toEqual([])
  expect(await world.check()).toEqual([])
})

test('only the messages that are named go; the others stay, and ids that are not there are told', async () => {
  await setAside('first')
  await setAside('second')
  const second = (await listMessages(world.sqs, world.urls.quarantine)).find(({ Body }) => Body === 'second')
  const report = await redriveRelations({ ...order(), ids: [second?.MessageId ?? '', 'no-such-id'] })
  expect(report).toEqual({
    redriven: [{ messageId: second?.MessageId, opId: null }],
    missing: ['no-such-id'],
    isWhole: true,
    left: 1,
  })
  expect((await listMessages(world.sqs, world.urls.quarantine)).map(({ Body }) => Body)).toEqual(['first'])
  expect(await world.depth(world.urls.relations)).toMatchObject({ visible: 1 })
})

test('what the main queue does not confirm stays where it is', async () => {
  await setAside('first')
  await setAside('second')
  let sends = 0
  const failing = {
    send: (command: Parameters<SQSClient['send']>[0]) => {
      if (command.constructor.name === 'SendMessageCommand' && (sends += 1) === 2) throw new Error('SQS is away')
      return world.sqs.send(command)
    },
  } as unknown as SQSClient
  await expect(redriveRelations({ ...order(), sqs: failing })).rejects.toThrow('SQS is away')
  expect(await world.depth(world.urls.relations)).toMatchObject({ visible: 1 })
  expect(await world.depth(world.urls.quarantine)).toMatchObject({ visible: 1, inFlight: 0 })
})

/** Sends so many at once. @returns their message ids in the order in which they were sent */
async function setAsideMany(count: number): Promise<string[]> {
  const ids: string[] = []
  for (const chunk of chunksOf([...Array(count).keys()], SQS_BATCH)) {
    const Entries = chunk.map((n) => ({ Id: String(n), MessageBody: `poison ${n}` }))
    const { Successful = [] } = await world.sqs.send(
      new SendMessageBatchCommand({ QueueUrl: world.urls.quarantine, Entries }),
    )
    ids.push(...Successful.map(({ MessageId = '' }) => MessageId))
  }
  return ids
}

const MANY = 1_203

test('among more than a thousand the last one is found by its id, the others are visible right after, and what is left is told', async () => {
  const last = (await setAsideMany(MANY)).at(-1) ?? ''
  const { summary, ok } = await redriveCommand(world, 'quarantine', [last])
  expect([summary, ok]).toEqual([`1 messages sent again, 0 not found, ${MANY - 1} left in the quarantine`, true])
  expect(await world.depth(world.urls.relations)).toMatchObject({ visible: 1 })
  expect(await world.depth(world.urls.quarantine)).toMatchObject({ visible: MANY - 1, inFlight: 0 })
  const listed = await listCommand(world, 'quarantine')
  expect(listed.summary).toBe('1000 or more messages in the quarantine, 0 of them readable')
}, 60_000)

test('without ids all of more than a thousand go, also where short receives are empty in between', async () => {
  await setAsideMany(MANY)
  let receives = 0
  // What SQS does and the server of the tests does not: a short poll asks some of its servers only, and may find nothing.
  const patchy = {
    send: async (command: Parameters<SQSClient['send']>[0]) => {
      const isReceive = command.constructor.name === 'ReceiveMessageCommand'
      const { WaitTimeSeconds } = command.input as { WaitTimeSeconds?: number }
      if (isReceive && WaitTimeSeconds === 0 && (receives += 1) % 5 !== 0) return {}
      return world.sqs.send(command)
    },
  } as unknown as SQSClient
  const report = await redriveRelations({ ...order(), sqs: patchy })
  expect(report).toMatchObject({ missing: [], isWhole: true, left: 0 })
  expect(new Set(report.redriven.map(({ messageId }) => messageId)).size).toBe(MANY)
  expect(await world.depth(world.urls.relations)).toMatchObject({ visible: MANY })
}, 60_000)

test('a redrive of all does not chase what is set aside while it runs, and one that is bounded says that it has not seen the end', async () => {
  await setAside('first')
  await setAside('second')
  const refusing = {
    send: async (command: Parameters<SQSClient['send']>[0]) => {
      const answer = await world.sqs.send(command)
      if (command.constructor.name === 'SendMessageCommand') {
        // The consumer finds it wanting at once.
        await new Promise((resolve) => setTimeout(resolve, 5))
        await setAside((command.input as { MessageBody: string }).MessageBody)
      }
      return answer
    },
  } as unknown as SQSClient
  expect(await redriveRelations({ ...order(), sqs: refusing })).toMatchObject({ isWhole: true, left: 2 })
  expect(await world.depth(world.urls.relations)).toMatchObject({ visible: 2 })
  const bounded = await redriveRelations({ ...order(), ids: ['no-such-id'], limit: 1 })
  expect(bounded).toEqual({ redriven: [], missing: ['no-such-id'], isWhole: false, left: 2 })
})
