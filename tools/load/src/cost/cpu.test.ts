import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { cpuOfTree, readStat } from './cpu.ts'

test('a name with spaces and brackets does not shift the fields', () => {
  expect(readStat('7 (a) (b c) S 5 7 7 0 -1 0 0 0 0 0 11 22 33 44 20 0')).toEqual({ parent: 5, own: 33, ended: 77 })
})

test('the work of a child counts, while it runs and after it has ended', async () => {
  // 300 ms of work in a grandchild, under a shell that stays.
  const work = 'const end = process.cpuUsage(); while (process.cpuUsage(end).user < 300_000);'
  const shell = spawn('sh', ['-c', `"${process.execPath}" -e '${work}'; echo done; read line`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(shell.stdout, 'data')
  expect(cpuOfTree(shell.pid ?? 0)).toBeGreaterThanOrEqual(290_000)
  shell.stdin.end('\n')
  await once(shell, 'exit')
})

test('work of less than a tick shows', () => {
  const before = cpuOfTree(process.pid)
  const began = process.cpuUsage()
  const used = () => {
    const { user, system } = process.cpuUsage(began)
    return user + system
  }
  while (used() < 3_000);
  const measured = cpuOfTree(process.pid) - before
  expect(measured).toBeGreaterThan(1_000)
  // Two ticks, were it counted in them.
  expect(measured % 10_000).not.toBe(0)
})
