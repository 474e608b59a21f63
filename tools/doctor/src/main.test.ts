import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { click, openLiveWorld } from '../test/live-world.ts'

let world: Awaited<ReturnType<typeof openLiveWorld>>
beforeAll(async () => {
  world = await openLiveWorld()
})
afterAll(() => world.close())
beforeEach(() => world.reset())

/** Runs the command as an operator does, on the stores of the environment. */
function doctor(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: world.databaseUrl,
    REDIS_URL: world.redisUrl,
    AWS_ENDPOINT_URL_SQS: process.env.TEST_SQS_ENDPOINT,
    RELATIONS_QUEUE_URL: world.urls.relations,
    RELATIONS_QUARANTINE_QUEUE_URL: world.urls.quarantine,
  }
  const { promise, resolve } = Promise.withResolvers<{ code: number; stdout: string; stderr: string }>()
  execFile(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env }, (error, stdout, stderr) =>
    resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
  )
  return promise
}

/** Milliseconds: a process of ours loads from source, several at once on a machine that runs other tests. */
const PATIENCE_MS = 90_000

test('check ends with its figure and 0 where all is well', { timeout: PATIENCE_MS }, async () => {
  await world.accept(click())
  await world.apply(1)
  await world.fold()
  const { code, stdout, stderr } = await doctor('check')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^0 violations in \d+ comparisons, at rest/)
})

test('check ends with 1 and says which, also as JSON', { timeout: PATIENCE_MS }, async () => {
  await world.pool.query('insert into counters (kind, owner_id, count) values (3, 100, 5)')
  const { code, stdout } = await doctor('check', '--json')
  expect(code).toBe(1)
  const { findings } = JSON.parse(stdout) as { findings: { violations: unknown[] }[] }
  expect(findings.flatMap(({ violations }) => violations)).toEqual([
    { invariant: 'I2', subject: 'likes of 100', detail: 'the counter says 5, there are 0 active rows' },
  ])
})

test('what cannot be asked is told in one sentence, with 2', { timeout: PATIENCE_MS }, async () => {
  const answers = await Promise.all([doctor('dlq', 'list'), doctor('check', '--state', '/nowhere'), doctor('heal')])
  expect(answers.map(({ code }) => code)).toEqual([2, 2, 2])
  expect(answers.map(({ stderr }) => stderr)).toEqual([
    'the main queue has no dead-letter queue\n',
    expect.stringMatching(/^no stack runs on \/nowhere: .*\n$/),
    'heal is no command (see npm run doctor -- --help)\n',
  ])
})
