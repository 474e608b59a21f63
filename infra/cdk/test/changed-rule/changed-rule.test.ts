import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const HERE = import.meta.dirname
const RULES = join(HERE, '../../../../libs/path-rules/src')
/** Within the repository, where Node finds what its sources import. */
const DIST = join(HERE, '../../../../dist')
mkdirSync(DIST, { recursive: true })
const copy = mkdtempSync(join(DIST, 'path-rules-'))
afterAll(() => rmSync(copy, { recursive: true }))
cpSync(RULES, copy, { recursive: true })

/** The rules of post-service that stay as they are. */
const KEPT = ['/moderation', '/moderation/*', '/posts', '/posts/*']

async function look(): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', join(HERE, 'redirect.mjs'), join(HERE, 'look.ts')],
    { env: { ...process.env, RULES_COPY: pathToFileURL(join(copy, 'index.ts')).href } },
  )
  return JSON.parse(stdout)
}

test('one changed line of the path rules is a changed rule of the balancer and of the gateway, and a fault of the OpenAPI check', async () => {
  expect(await look()).toEqual({
    balancer: [...KEPT, '/restaurants', '/restaurants/*'],
    gateway: { '/restaurants/1': 'forward', '/eateries/1': 'nothing' },
    openApi: [],
  })
  const file = join(copy, 'rules.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replace("'/restaurants'", "'/eateries'"))
  expect(await look()).toEqual({
    balancer: ['/eateries', '/eateries/*', ...KEPT],
    gateway: { '/restaurants/1': 'nothing', '/eateries/1': 'forward' },
    openApi: expect.arrayContaining(['/restaurants', '/restaurants/{restaurantId}']) as string[],
  })
}, 180_000)
