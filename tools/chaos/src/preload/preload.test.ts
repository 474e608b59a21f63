import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const PRELOAD = join(import.meta.dirname, 'preload.ts')
/** Connects, writes something harmless, then COMMIT, says the time and lives until somebody ends it. */
const PROGRAM = `
const socket = require('node:net').connect(Number(process.env.PORT), '127.0.0.1', () => {
  socket.write('Q\\0\\0\\0\\x0abegin\\0')
  socket.write('Q\\0\\0\\0\\x0bcommit\\0', () => console.log(Date.now()))
})
socket.on('end', () => process.exit(0))`

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** Runs the program before a server that hangs up once it has heard everything. */
async function run(env: Record<string, string>) {
  let heard = ''
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
      if (heard.includes('commit')) socket.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  const child = spawn(process.execPath, ['--import', PRELOAD, '-e', PROGRAM], {
    env: { ...process.env, PORT: String((server.address() as AddressInfo).port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  closers.push(() => child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  return { signal, heard, said: Number(said.trim() || Number.NaN) }
}

test('ends the process right before the bytes of a step leave, or right after', async () => {
  const before = await run({ FAIL_POINT: 'counter-batch:commit:before:0' })
  expect(before.signal).toBe('SIGKILL')
  expect(before.heard).not.toContain('commit')
  const after = await run({ FAIL_POINT: 'counter-batch:commit:after:0' })
  expect(after.signal).toBe('SIGKILL')
  expect(after.heard).toContain('commit')
})

test('a fail point that is not reached ends nothing, nor one whose time has not come', async () => {
  for (const point of ['counter-batch:trim:before:0', 'counter-batch:commit:before:60000']) {
    const { signal, heard } = await run({ FAIL_POINT: point })
    expect(signal).toBeNull()
    expect(heard).toContain('commit')
  }
})

test('shifts the clock', async () => {
  const { said } = await run({ CLOCK_SKEW_MS: '-3600000' })
  expect(Math.abs(Date.now() - 3_600_000 - said)).toBeLessThan(60_000)
})
