import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { stackUrl } from '../src/stack-url.ts'

test('the scripted tour passes every step', async () => {
  const run = promisify(execFile)(process.execPath, ['tools/e2e/src/tour.ts'], {
    env: { ...process.env, MATJIP_URL: stackUrl() },
  })
  expect((await run).stdout).toMatch(/\ntour: 18 steps passed in \d+ ms\n$/)
})
