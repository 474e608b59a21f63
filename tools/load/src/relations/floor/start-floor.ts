import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { CreateQueueCommand } from '@aws-sdk/client-sqs'
import { NODE_FLAGS, openSqs } from '@matjip/stack'
import type { Arena } from '../../arena/arena.ts'
import type { Click } from '../../arena/clicks.ts'
import { clockOf } from '../../cost/meter.ts'
import type { Clocks } from '../../cost/meter.ts'
import { FLOOR_TABLES } from './floor-fold.ts'

export interface FloorOrder {
  work: 'send' | 'consume' | 'delete' | 'fold'
  count: number
  clicks?: readonly Click[]
}

/** The bare scripts against which consumer and batch are measured. */
export interface Floor {
  parts: Clocks<'floor' | 'redis' | 'postgres' | 'sqs'>
  do: (order: FloorOrder) => Promise<void>
  stop: () => void
}

export async function startFloor({ environment, database, stores }: Arena): Promise<Floor> {
  await database.pool.query(FLOOR_TABLES)
  const { QueueUrl = '' } = await openSqs(environment).send(new CreateQueueCommand({ QueueName: 'floor' }))
  const child = fork(join(import.meta.dirname, 'floor-process.ts'), {
    env: { ...process.env, ...environment, FLOOR_QUEUE_URL: QueueUrl },
    // As the product's processes run.
    execArgv: [...NODE_FLAGS],
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error('the process of the floors has ended')
  })
  // Only what waits for it shall fail.
  ended.catch(() => undefined)
  const said = () => Promise.race([once(child, 'message'), ended])
  await said()
  return {
    parts: {
      floor: clockOf(child.pid ?? 0),
      redis: clockOf(stores.redis),
      postgres: clockOf(stores.postgres),
      sqs: clockOf(stores.sqs),
    },
    async do(order) {
      child.send(order)
      await said()
    },
    stop: () => void child.disconnect(),
  }
}
