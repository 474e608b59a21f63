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

test('check ends with its figure and 0, and with 1 and the violation where something is wrong', async () => {
  await world.accept(click())
  await world.apply(1)
  await world.fold()
  const healthy = await doctor('check')
  expect(healthy).toMatchObject({ code: 0, stderr: '' })
  expect(healthy.stdout.trimEnd().split('\n').at(-1)).toMatch(/^0 violations in \d+ comparisons, at rest/)

  await world.pool.query('update counters set count = 5 where kind = 3')
  const sick = await doctor('check', '--json')
  expect(sick.code).toBe(1)
  const { findings } = JSON.parse(sick.stdout) as { findings: { invariant: string; violations: unknown[] }[] }
  expect(findings.filter(({ violations }) => violations.length > 0).map(({ invariant }) => invariant)).toContain('I2')
})

test('a question that is wrong, or a store that is away, is told in one sentence and ends with 2', async () => {
  const questions = [
    [['heal'], 'heal is no command'],
    [['check', '--id', 'x'], '--id means nothing to check'],
    [['explain', '--actor', 'mina'], 'explain needs --actor and --target'],
    [['dlq', 'list'], 'the main queue has no dead-letter queue'],
    [['check', '--state', '/nowhere'], 'no stack runs on /nowhere'],
  ] as const
  const answers = await Promise.all(questions.map(([args]) => doctor(...args)))
  answers.forEach(({ code, stderr }, index) => {
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(questions[index]?.[1] ?? '') })
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
