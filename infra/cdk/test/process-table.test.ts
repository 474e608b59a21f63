import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { planFor } from '@matjip/capacity'
import { routedServices } from '@matjip/path-rules'
import { expect, test } from 'vitest'
import { functionTable } from '../src/functions/function-table.ts'
import { otherEntries, processTable, tasksOf } from '../src/services/process-table.ts'
import { requiredVariables } from '../src/services/required-variables.ts'
import { measures } from '../src/sizes.ts'

// Needs nothing of this package's lock, and runs in the repository's own run too: who adds a process hears of it there.
const ROOT = join(import.meta.dirname, '../../..')
const names = processTable.map(({ app, entry }) => `${app}/${entry}`)

test('every entry of every app is a process here, or says what it is instead', () => {
  const entries = globSync('apps/*/service.json', { cwd: ROOT }).flatMap((file) => {
    const { name, entries } = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { name: string; entries: string[] }
    return entries.map((entry) => `${name}/${entry}`)
  })
  expect([...names, ...Object.keys(otherEntries)].sort()).toEqual(entries.sort())
})

test('every routed service is a process, and every function takes the place of one', () => {
  expect(processTable.flatMap(({ routed }) => routed ?? []).sort()).toEqual([...routedServices].sort())
  for (const { app, entry, instead } of functionTable) {
    expect(names).toContain(instead)
    expect(otherEntries).toHaveProperty([`${app}/${entry}`])
  }
})

test('every process has its image in compose, which a test of tools/images holds to the table that images are built from', () => {
  const compose = readFileSync(join(ROOT, 'infra/compose.yaml'), 'utf8')
  for (const { app, entry } of processTable) expect(compose).toContain(`image: matjip/${app}-${entry}\n`)
})

test('stores and queues that a process may reach are those that its configuration names', async () => {
  const of = { postgres: 'DATABASE_URL', redis: 'REDIS_URL', originals: 'UPLOADS_BUCKET', derivatives: 'IMAGES_BUCKET' }
  for (const row of [...processTable, ...functionTable]) {
    const { app, entry, needs } = row
    const { required } = await requiredVariables({ app, entry })
    const named = Object.entries(of).flatMap(([need, variable]) => (required.includes(variable) ? [need] : []))
    const needed = Object.keys(of).filter((need) => needs[need as keyof typeof needs] !== undefined)
    expect(needed, `${app}/${entry}`).toEqual(named)
    // A function's queue is its event source: no variable names it.
    const source = 'source' in row ? row.source : undefined
    const used = new Set([needs.sends, needs.receives, needs.acknowledges].flatMap((list) => list ?? []))
    const variables = [...used]
      .filter((name) => name !== source)
      .map((name) => `${name.replaceAll('-', '_').toUpperCase()}_QUEUE_URL`)
    const queues = required.filter((name) => name.endsWith('_QUEUE_URL') && !name.includes('QUARANTINE'))
    expect(variables.sort(), `${app}/${entry}`).toEqual(queues.sort())
  }
})

test.each([
  ['small', 10_000],
  ['ha', 1_000_000],
] as const)('size %s has room for what the planner says that %d people a day need', (size, users) => {
  const plan = planFor(users)
  const { tasks, postgres, redis } = measures[size]
  expect(postgres.storageGb).toBeGreaterThan(plan.postgres.gb)
  expect(postgres.connections).toBeGreaterThan(plan.postgres.connections)
  expect(`db.${postgres.instance}`).toBe(plan.postgres.sized.of.name)
  expect(redis.masters).toBeGreaterThanOrEqual(size === 'ha' ? 3 : 1)
  for (const { process, most } of plan.processes) {
    const row = processTable.find(({ app, entry }) => `${app}/${entry}` === process)
    expect(row && tasksOf(row, tasks).most, process).toBeGreaterThanOrEqual(most)
  }
})

test.each(['small', 'ha'] as const)(
  'at size %s, pools together fit into Postgres, and numbers into the ids',
  (size) => {
    const { tasks, postgres } = measures[size]
    const connections = processTable.map((row) => tasksOf(row, tasks).most * row.connections)
    expect(connections.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(postgres.connections)
    // A deployment may have all tasks twice, and there are 32 numbers.
    for (const row of processTable) if (row.makesIds) expect(tasksOf(row, tasks).most * 2).toBeLessThanOrEqual(32)
  },
)
