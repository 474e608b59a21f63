import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUCKET, KEY, REGION, runS3 } from '../../test/running-s3.ts'
import { ALL_CHECKS } from './all-checks.ts'
import { createWorld, type World } from './world.ts'

let server: Awaited<ReturnType<typeof runS3>>
let world: World

beforeAll(async () => {
  server = await runS3()
  world = createWorld({ endpoint: server.endpoint, region: REGION, credentials: KEY }, BUCKET)
})
afterAll(async () => {
  world.close()
  await server.close()
})

test.each(ALL_CHECKS.map((check) => [check.name, check.expected, check] as const))('%s: %s', async (_, __, check) => {
  await check.run(world)
  expect(server.errors).toEqual([])
})

test('every check has a name of its own', () => {
  expect(new Set(ALL_CHECKS.map(({ name }) => name)).size).toBe(ALL_CHECKS.length)
})
