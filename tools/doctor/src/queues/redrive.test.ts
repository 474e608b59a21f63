import type { SQSClient } from '@aws-sdk/client-sqs'
import { listMessages, quarantine } from '@matjip/queue'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { click, openLiveWorld } from '../../test/live-world.ts'
import { listCommand } from '../commands/set-aside-commands.ts'
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
  expect(report).toEqual({ redriven: [{ messageId: second?.MessageId, opId: null }], missing: ['no-such-id'] })
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
