import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { reroute, restore } from './reroute.ts'
import { claimRun } from './run-file.ts'
import { writeStack } from './stack-file.ts'

const SERVE = join(import.meta.dirname, 'serve.ts')

function serve(stateDir: string, ...words: string[]) {
  return promisify(execFile)(process.execPath, [SERVE, ...words, '--state', stateDir])
}

function stateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-serve-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('without a running stack it says how to start one', async () => {
  await expect(serve(stateFolder(), 'feed-service')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('start one with ./start'),
  })
})

test('a process that is not there is answered with those that are', async () => {
  const folder = stateFolder()
  const run = await claimRun(folder)
  onTestFinished(() => run.release())
  const source = 'apps/feed-service/src/main.ts'
  const process = { name: 'feed-service', source, url: '', readyUrl: '', log: '', env: {} }
  writeStack(folder, { url: 'http://127.0.0.1:1', stores: {}, processes: [process] })
  await expect(serve(folder, 'feed-servise')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(source),
  })
  await expect(serve(folder, 'feed-service', 'fanout')).rejects.toMatchObject({
    stderr: expect.stringContaining('no process feed-service fanout'),
  })
})

test('the gateway is asked to route here and back; a worker without a route is no error', async () => {
  const asked: string[] = []
  const gateway = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const status = request.url?.endsWith('/counter-batch') ? 404 : request.url?.endsWith('/broken') ? 400 : 200
    response.writeHead(status).end('{}')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void gateway.close())
  await once(gateway, 'listening')
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
  expect(await reroute(url, 'feed-service', 'http://127.0.0.1:2')).toBe(true)
  expect(await reroute(url, 'counter-batch', 'http://127.0.0.1:2')).toBe(false)
  await expect(reroute(url, 'broken', 'http://127.0.0.1:2')).rejects.toThrow('400')
  await restore(url, 'feed-service')
  expect(asked.filter((line) => line.endsWith('feed-service'))).toEqual([
    'PUT /dev/upstreams/feed-service',
    'DELETE /dev/upstreams/feed-service',
  ])
})
