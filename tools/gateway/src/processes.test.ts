import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { deadOrigin, listen } from '../test/upstream.ts'

function start(file: string, env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, file)], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Resolves with the first line of its log that says that it listens. */
async function listening(child: ChildProcess): Promise<void> {
  for await (const chunk of child.stdout!) if (String(chunk).includes('listening')) return
  throw new Error(`it ended with ${child.exitCode}`)
}

async function stopped(child: ChildProcess): Promise<number | null> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  return ((await exit) as [number | null])[0]
}

const freePort = async () => new URL(await deadOrigin()).port

test('the gateway serves by its environment and leaves in order, an open event stream notwithstanding', async () => {
  const { origin } = await listen((_request, response) => void response.writeHead(200).write('data: 1\n\n'))
  const port = await freePort()
  const child = start('main.ts', {
    PORT: port,
    UPSTREAM_UPLOAD_PRESIGNER: origin,
    UPSTREAM_POST_SERVICE: origin,
    UPSTREAM_FEED_SERVICE: origin,
    UPSTREAM_RELATION_SERVICE: origin,
    UPSTREAM_ISSUER: origin,
    UPSTREAM_OPS: origin,
  })
  await listening(child)
  const answer = await fetch(`http://127.0.0.1:${port}/relations/events`)
  expect(answer.status).toBe(200)
  expect(await stopped(child)).toBe(0)
  await expect(answer.text()).rejects.toThrow()
}, 20_000)

test('the issuer serves by its environment and leaves in order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'issuer-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const port = await freePort()
  const child = start('issuer.ts', {
    PORT: port,
    ISSUER_URL: 'http://127.0.0.1:8080/dev',
    ISSUER_AUDIENCE: 'matjip',
    ISSUER_KEY_FILE: join(folder, 'key.json'),
  })
  await listening(child)
  const body = JSON.stringify({ handle: 'mina' })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`http://127.0.0.1:${port}/dev/token`, { method: 'POST', headers, body })
  expect(Object.keys((await answer.json()) as object).sort()).toEqual(['accessToken', 'userId'])
  expect(await stopped(child)).toBe(0)
}, 20_000)

test.each([
  ['main.ts', ['PORT', 'UPSTREAM_UPLOAD_PRESIGNER', 'UPSTREAM_POST_SERVICE', 'UPSTREAM_ISSUER']],
  ['issuer.ts', ['PORT', 'ISSUER_URL', 'ISSUER_AUDIENCE', 'ISSUER_KEY_FILE']],
])(
  '%s without an environment names everything that it misses',
  async (file, names) => {
    const child = start(file, {})
    const [said, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')])
    expect(code).toBe(1)
    for (const name of names) expect(said).toContain(name)
  },
  20_000,
)
