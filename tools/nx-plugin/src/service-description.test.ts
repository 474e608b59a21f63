import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathRules } from '@matjip/path-rules'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '../test/workspace-copy.ts'
import { readServiceDescription } from './service-description.ts'

const services = readdirSync(join(ROOT, 'apps')).filter((app) => existsSync(join(ROOT, 'apps', app, 'service.json')))

test('the descriptions and the path rules say the same', () => {
  const described = services.flatMap((name) =>
    readServiceDescription(ROOT, `apps/${name}/service.json`).pathRules.map((prefix) => `${prefix} → ${name}`),
  )
  const ruled = pathRules.map(({ prefix, service }) => `${prefix} → ${service}`)
  expect(described.sort()).toEqual(ruled.sort())
})

test.each([
  [{ name: 'other', entries: ['main'], pathRules: [] }, /name is not its folder/],
  [{ name: 'one', pathRules: [] }, /entries/],
  [{ name: 'one', entries: [], pathRules: [] }, /entries/],
  [{ name: 'one', entries: ['main; rm -rf /'], pathRules: [] }, /entries/],
  [{ name: 'one', entries: ['main'], pathRules: ['posts'] }, /pathRules/],
])('%j is refused by name', async (description, why) => {
  const root = await mkdtemp(join(tmpdir(), 'service-'))
  onTestFinished(() => rm(root, { recursive: true }))
  await mkdir(join(root, 'apps/one'), { recursive: true })
  await writeFile(join(root, 'apps/one/service.json'), JSON.stringify(description))
  expect(() => readServiceDescription(root, 'apps/one/service.json')).toThrow(why)
})
