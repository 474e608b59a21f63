import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'

test('draining: other work stops at once, beside the delay; only then the stores close', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../test/draining-process.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg } = JSON.parse(line) as { msg: string }
    said.push(msg)
    if (msg === 'ready to serve') child.kill('SIGTERM')
  }
  expect(await ended).toEqual([0, null])
  expect(said.slice(said.indexOf('ready to serve'))).toEqual([
    'ready to serve',
    'draining',
    'stops',
    'could not stop orderly',
    'stores close',
  ])
})
