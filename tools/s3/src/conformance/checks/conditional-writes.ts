import { PutObjectCommand } from '@aws-sdk/client-s3'
import { type Check, Deviation, expectAnswer, expectValue } from '../check.ts'
import { refusalOf, type World } from '../world.ts'

/** Writers at once: enough that a check and a write apart would let two through. */
const WRITERS = 16

const putIf = (world: World, Key: string, Body: string, condition: { IfNoneMatch?: string; IfMatch?: string }) =>
  world.s3.send(new PutObjectCommand({ ...world.at, Key, Body, ...condition }))

export const conditionalWriteChecks: Check[] = [
  {
    name: 'PUT with If-None-Match: * onto an object',
    expected: '412 PreconditionFailed, the object stays',
    run: async (world) => {
      const key = world.key()
      await world.put(key, 'first')
      expectAnswer(await refusalOf(putIf(world, key, 'second', { IfNoneMatch: '*' })), 412, 'PreconditionFailed')
      expectValue('the object', await world.get(key), 'first')
    },
  },
  {
    name: `${WRITERS} PUTs with If-None-Match: * at once`,
    expected: 'one 200, the others 412 or 409; the object is the one that won',
    run: async (world) => {
      const key = world.key()
      const bodies = Array.from({ length: WRITERS }, (_, index) => `body ${index}`.repeat(1000))
      const outcomes = await Promise.allSettled(bodies.map((body) => putIf(world, key, body, { IfNoneMatch: '*' })))
      const won = bodies.filter((_, index) => outcomes[index]?.status === 'fulfilled')
      if (won.length !== 1) throw new Deviation(`${won.length} of ${WRITERS} won`)
      expectValue('the winner', (await world.get(key)) === won[0], true)
    },
  },
  {
    name: 'PUT with If-Match of the ETag that is there',
    expected: '200, the object is replaced',
    run: async (world) => {
      const key = world.key()
      const { ETag = '' } = await world.put(key, 'first')
      await putIf(world, key, 'second', { IfMatch: ETag })
      expectValue('the object', await world.get(key), 'second')
    },
  },
  {
    name: 'PUT with If-Match of another ETag',
    expected: '412 PreconditionFailed, the object stays',
    run: async (world) => {
      const key = world.key()
      await world.put(key, 'first')
      const other = { IfMatch: '"00000000000000000000000000000000"' }
      expectAnswer(await refusalOf(putIf(world, key, 'second', other)), 412, 'PreconditionFailed')
      expectValue('the object', await world.get(key), 'first')
    },
  },
  {
    name: 'PUT with If-Match where nothing is',
    expected: '404 NoSuchKey',
    run: async (world) => {
      const any = { IfMatch: '"00000000000000000000000000000000"' }
      expectAnswer(await refusalOf(putIf(world, world.key(), 'bytes', any)), 404, 'NoSuchKey')
    },
  },
]
