/**
 * `npm run bench:start [-- --quick] [--json FILE]`: how soon each bundled process of the product is ready, and how much memory it
 * has then. Exit 0 only where all are ready within 0.6 s and have at most 110 MB.
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { writeVerdicts } from './goals/bench-json.ts'
import { atMost } from './goals/goal.ts'
import { openArena } from './arena/arena.ts'
import type { Entry } from './arena/arena.ts'
import { measureStart } from './start/measure-start.ts'
import { align, medianOf, spread } from './table.ts'

const SERVICES: readonly Entry[] = [
  'upload-presigner/main',
  'post-service/main',
  'post-service/relay',
  'feed-service/main',
  'feed-service/fanout',
  'feed-service/trends',
  'relation-service/main',
  'relation-service/consumer',
  'counter-batch/loop',
]
const TIMES = 5
const QUICK_TIMES = 3
const MAX_READY_MS = 600
const MAX_MB = 110

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } } })
const arena = await openArena({ entries: SERVICES, hasPhotos: true })
try {
  const rows = []
  for (const entry of SERVICES) {
    const costs = await measureStart(arena, entry, values.quick ? QUICK_TIMES : TIMES)
    rows.push({ entry, ready: costs.map(({ readyMs }) => readyMs), mb: costs.map(({ residentMb }) => residentMb) })
  }
  console.log(
    align([
      ['process', 'ready after ms', 'MB resident'],
      ...rows.map(({ entry, ready, mb }) => [entry, spread(ready, 0), spread(mb, 0)]),
    ]),
  )
  const [slowest, largest] = [
    Math.max(...rows.map(({ ready }) => medianOf(ready))),
    Math.max(...rows.map(({ mb }) => medianOf(mb))),
  ]
  const goals = [
    atMost('each bundled process ready', slowest, MAX_READY_MS, ' ms', 0),
    atMost('each resident', largest, MAX_MB, ' MB', 0),
  ]
  const broken = goals.filter(({ holds }) => !holds).map(({ what, goal, measured }) => `${what}: ${measured}, ${goal}`)
  const figure = `the slowest of ${rows.length} processes is ready after ${slowest.toFixed(0)} ms, the largest has ${largest.toFixed(0)} MB`
  writeVerdicts(values.json, [['start', { figure, broken, goals }]])
  console.log(
    `\nLoad of the machine over the last minute: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
  )
  for (const claim of broken) console.log(`✗ ${claim}`)
  console.log(`bench:start ${broken.length === 0 ? 'holds' : 'FAILS'}: ${figure}`)
  process.exitCode = broken.length === 0 ? 0 : 1
} finally {
  await arena.stop()
}
