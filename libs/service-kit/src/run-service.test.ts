import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
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

const SOMAXCONN = '/proc/sys/net/core/somaxconn'
/** More than Node's own 511. */
const RUSH = 1_000

test('a rush of connections finds room while the event loop stands still', async (context) => {
  // The system has the last word.
  if (!existsSync(SOMAXCONN) || Number(readFileSync(SOMAXCONN, 'utf8')) < RUSH) return context.skip()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../test/draining-process.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, address } = JSON.parse(line) as { msg: string; address?: string }
    if (msg !== 'ready to serve') continue
    child.kill('SIGSTOP')
    const sockets = Array.from({ length: RUSH }, () => connect(Number(new URL(address ?? '').port), '127.0.0.1'))
    onTestFinished(() => sockets.forEach((socket) => socket.destroy()))
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    return
  }
  throw new Error('it did not start')
})
