import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startChild } from './child.ts'
import { identityOf } from './identity.ts'
import { until } from './until.ts'

function run(script: string, more: { onLine?: (line: string) => void } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-child-'))
  const logFile = join(folder, 'child.log')
  const child = startChild({ name: 'child', command: '/bin/sh', args: ['-c', script], logFile, ...more })
  onTestFinished(async () => {
    await child.stop(0)
    rmSync(folder, { recursive: true, force: true })
  })
  return { child, log: () => readFileSync(logFile, 'utf8') }
}

test('its outputs go to its log, and its exit code is told', async () => {
  const { child, log } = run('echo out; echo err >&2; exit 3')
  expect(await child.exited).toEqual({ code: 3, signal: null })
  expect(log().split('\n').sort()).toEqual(['', 'err', 'out'])
  expect(child.isRunning()).toBe(false)
  expect(await child.stop(0)).toBe('orderly')
})

test('lines are told as they come, and all of them before the end', async () => {
  const lines: string[] = []
  const { child, log } = run('echo one; echo two', { onLine: (line) => lines.push(line) })
  await child.exited
  expect(lines).toEqual(['one', 'two'])
  expect(log()).toBe('one\ntwo\n')
})

test('one that does not want to end is killed with all that it started', async () => {
  const { child, log } = run('trap "" TERM; sleep 1000 & echo $!; while :; do wait; done')
  await until('its child being up', 5_000, () => log().includes('\n'))
  const grandchild = Number(log())
  expect(identityOf(grandchild)).toBeDefined()
  expect(await child.stop(100)).toBe('killed')
  await until('the grandchild being gone', 5_000, () => identityOf(grandchild) === undefined)
})

test('a program that is not there is an error at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-child-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const logFile = join(folder, 'none.log')
  expect(() => startChild({ name: 'none', command: '/no/such/program', args: [], logFile })).toThrow(
    'cannot be started',
  )
})
