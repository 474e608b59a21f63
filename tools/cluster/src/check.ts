import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { readCounts } from '@matjip/stack'

// `cluster:check`: the suites of the pipeline and of feeds on a Redis Cluster of three with feeds read through a streaming
// replica, with processes exchanged and a master lost under load; then the replica by itself.

/** What a run of vitest said at its end. */
interface Run {
  passed: number
  failed: number
  /** Lines that tell a figure. */
  told: string[]
}

const FIGURES = /^(rolled: |served by the replica |the record was read: )/
const began = performance.now()
const cluster = await runVitest('vitest.cluster.config.ts')
const replica = await runVitest('vitest.replica.config.ts')
const fromReplica = Number(/read: (\d+) replica/.exec(cluster.told.join('\n'))?.[1] ?? 0)
const holds =
  cluster.failed + replica.failed === 0 &&
  cluster.passed > 0 &&
  replica.passed > 0 &&
  fromReplica > 0 &&
  cluster.told.some((line) => line.startsWith('rolled: '))
const minutes = ((performance.now() - began) / 60_000).toFixed(1)
console.log(
  `cluster:check ${holds ? 'holds' : 'does not hold'}: ${cluster.passed} tests on a Redis Cluster of three (${cluster.failed} failed), ` +
    `${fromReplica} reads of theirs by a streaming replica, ${replica.passed} tests of the replica (${replica.failed} failed), ${minutes} min`,
)
process.exitCode = holds ? 0 : 1

async function runVitest(config: string): Promise<Run> {
  const child = spawn('npx', ['vitest', 'run', '--config', config], { stdio: ['ignore', 'pipe', 'inherit'] })
  const run: Run = { passed: 0, failed: 1, told: [] }
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line)
    // A reporter may colour what comes before it on its line.
    const plain = stripVTControlCharacters(line)
    if (FIGURES.test(plain)) run.told.push(plain)
    const counts = readCounts(line)
    if (counts) Object.assign(run, { passed: counts.passed, failed: counts.failed })
  }
  return run
}
