import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { identityOf } from './identity.ts'
import { AlreadyRunning, claimRun, readRun, runFileOf } from './run-file.ts'
import { until } from './until.ts'

function stateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-run-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A process that lives until the test ends. */
function bystander(): { pid: number; identity: string } {
  const child = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const pid = child.pid as number
  return { pid, identity: identityOf(pid) as string }
}

function deadRun(folder: string, child: { pid: number; identity: string }): void {
  const children = [{ name: 'thing', stopSignal: 'SIGTERM', ...child }]
  writeFileSync(
    runFileOf(folder),
    JSON.stringify({ owner: { pid: process.pid, identity: 'of an earlier boot' }, children }),
  )
}

test('a folder has one owner at a time', async () => {
  const folder = stateFolder()
  const run = await claimRun(folder, 'http://127.0.0.1:1')
  await expect(claimRun(folder)).rejects.toThrow(AlreadyRunning)
  await expect(claimRun(folder)).rejects.toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:1' })
  run.release()
  ;(await claimRun(folder)).release()
  expect(readRun(folder)).toBeUndefined()
})

test('of several claims on a dead run exactly one wins', async () => {
  const folder = stateFolder()
  deadRun(folder, { pid: 1, identity: 'gone' })
  const claims = await Promise.allSettled([claimRun(folder), claimRun(folder), claimRun(folder)])
  expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('what a dead run left is ended', async () => {
  const folder = stateFolder()
  const left = bystander()
  deadRun(folder, left)
  const run = await claimRun(folder)
  expect(run.ended).toEqual(['thing'])
  await until('it being gone', 5_000, () => identityOf(left.pid) === undefined)
})

test('another process that has got the number by now is left alone', async () => {
  const folder = stateFolder()
  const { pid, identity } = bystander()
  deadRun(folder, { pid, identity: `${identity} earlier` })
  expect((await claimRun(folder)).ended).toEqual([])
  expect(identityOf(pid)).toBe(identity)
})
