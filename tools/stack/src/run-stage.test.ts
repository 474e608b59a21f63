import { expect, test } from 'vitest'
import { countsOf, runStage } from './run-stage.ts'

test('a stage without counts is one; one with counts adds them; a crash after green tests is a failure', () => {
  expect(countsOf(0, 'all well')).toEqual({ passed: 1, failed: 0, skipped: 0 })
  expect(countsOf(2, 'error')).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countsOf(1, '3 passed, 2 failed, 1 skipped\n')).toEqual({ passed: 3, failed: 2, skipped: 1 })
  expect(countsOf(1, '3 passed, 0 failed\n')).toEqual({ passed: 3, failed: 1, skipped: 0 })
})

test('a command that runs is timed and counted, one that is not there fails', async () => {
  const stage = (command: string, ...args: string[]) => ({ name: 'x', title: 'x', command, args })
  const green = await runStage(stage('node', '-e', 'console.log("7 passed, 0 failed")'))
  expect(green.counts).toEqual({ passed: 7, failed: 0, skipped: 0 })
  expect(green.seconds).toBeGreaterThan(0)
  expect((await runStage(stage('no-such-program'))).counts.failed).toBe(1)
})
