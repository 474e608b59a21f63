import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { expect, onTestFinished, test } from 'vitest'
import { fakeFolder } from '../test/fake-stack.ts'
import { readRun } from './run-file.ts'
import { readStack } from './stack-file.ts'
import { until } from './until.ts'

const READY = /^ready (http:\/\/127\.0\.0\.1:\d+)$/m

test('it gets ready, refuses a second start, stops in order with 0 and leaves no process', async () => {
  const folder = fakeFolder()
  const first = folder.start(['--port', '0'])
  const [, url = ''] = await first.says(READY)
  expect(first.output().trimEnd().endsWith(`ready ${url}`)).toBe(true)
  expect(readStack(folder.stateDir)).toMatchObject({ url })
  const answer = (await (await fetch(url)).json()) as { name: string }
  expect(answer.name).toBe('gateway')
  expect(folder.living().sort()).toEqual(
    ['api', 'consumer', 'counter-batch', 'gateway', 'issuer', 'postgres', 'redis', 's3', 'sqs'].sort(),
  )

  const second = folder.start(['--port', '0', '--fresh'])
  expect(await second.exited).toEqual({ code: 1, signal: null })
  expect(second.output()).toContain(`running here already: ${url}`)

  first.process.kill('SIGTERM')
  expect(await first.exited).toEqual({ code: 0, signal: null })
  expect(folder.notes().filter((line) => line.endsWith('stops'))).toEqual(
    ['gateway', 'api', 'consumer', 'counter-batch', 'issuer'].map((name) => `${name} stops`),
  )
  expect(first.output()).toContain('the queue is drained')
  expect(folder.living()).toEqual([])
  expect(readRun(folder.stateDir)).toBeUndefined()
  expect(readStack(folder.stateDir)).toBeUndefined()
})

test('after kill -9 the next start ends what was left and works on the same state', async () => {
  const folder = fakeFolder()
  const killed = folder.start(['--port', '0'])
  await killed.says(READY)
  killed.process.kill('SIGKILL')
  await killed.exited
  expect(folder.living()).toContain('postgres')
  expect(readStack(folder.stateDir)).toBeUndefined()

  const next = folder.start(['--port', '0'])
  await next.says(READY)
  expect(next.output()).toMatch(/An earlier run was killed; ended what it had left: gateway, .*postgres/)
  expect(next.output()).toContain('may be gone')
  expect(folder.living()).toHaveLength(9)
  next.process.kill('SIGINT')
  expect(await next.exited).toEqual({ code: 0, signal: null })
  expect(folder.living()).toEqual([])
})

test('a process that dies is named with the end of its log, and all the others are stopped', async () => {
  const folder = fakeFolder()
  const start = folder.start(['--port', '0'])
  await start.says(READY)
  const api = readStack(folder.stateDir)?.processes.find(({ name }) => name === 'api')
  await fetch(`${api?.url}/die`).catch(() => undefined)
  expect(await start.exited).toEqual({ code: 1, signal: null })
  expect(start.output()).toMatch(/api ended with code 3[\s\S]*\| api meets its end/)
  expect(folder.notes()).toContain('gateway stops')
  expect(folder.living()).toEqual([])
})

test('interrupted while it waits for a process, it stops with 0', async () => {
  const folder = fakeFolder()
  const start = folder.start(['--port', '0'], { FAKE_NEVER_READY: 'gateway' })
  await start.says(/services +\d/)
  start.process.kill('SIGINT')
  expect(await start.exited).toEqual({ code: 0, signal: null })
  expect(start.output()).not.toMatch(READY)
  expect(folder.living()).toEqual([])
})

test('a port that is taken is said before anything starts', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const start = fakeFolder().start(['--port', String(port)])
  expect(await start.exited).toEqual({ code: 1, signal: null })
  expect(start.output()).toContain(`Port ${port} is taken`)
  expect(start.output()).not.toContain('stores')
  other.close()
})

test('stores that are given are used and left running', async () => {
  const database = await openTestDatabase()
  onTestFinished(() => database.close())
  const folder = fakeFolder()
  const given = { DATABASE_URL: database.url, REDIS_URL: process.env.TEST_REDIS_URL ?? '' }
  const start = folder.start(['--port', '0', '--fresh'], given)
  const [, url = ''] = await start.says(READY)
  expect(start.output()).toContain('--fresh leaves the stores that are given alone: DATABASE_URL, REDIS_URL')
  expect(await (await fetch(url)).json()).toMatchObject({ name: 'gateway' })
  expect(readStack(folder.stateDir)?.stores).toMatchObject(given)
  expect(folder.living()).not.toContain('postgres')
  expect(folder.living()).toContain('sqs')
  start.process.kill('SIGTERM')
  expect(await start.exited).toEqual({ code: 0, signal: null })
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a second Ctrl-C kills what does not want to stop', async () => {
  const folder = fakeFolder()
  const start = folder.start(['--port', '0'], { FAKE_STUBBORN: 'api' })
  await start.says(READY)
  start.process.kill('SIGINT')
  await until('api being asked to stop', 5_000, () => folder.notes().includes('api stops'))
  start.process.kill('SIGINT')
  expect(await start.exited).toEqual({ code: 130, signal: null })
  await until('all processes being gone', 5_000, () => folder.living().length === 0)
})
