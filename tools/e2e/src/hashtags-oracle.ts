import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOracle } from './oracle/run-oracle.ts'
import { readTagSets } from './oracle/tag-sets.ts'
import { startStack } from './running-stack.ts'

const sets = readTagSets()
if (sets === null) {
  console.log('hashtags:oracle: the real tag sets are not here: set MATJIP_DATA or put them at ../shared/data')
  process.exit(1)
}
const state = await mkdtemp(join(tmpdir(), 'matjip-oracle-'))
const stack = await startStack(['--port', '0', '--state', state, '--empty'], { RATE_LIMIT_SCALE: '0' })
try {
  console.log(`writing ${sets.length} posts at ${stack.url}`)
  const began = performance.now()
  const { hashtags, seen, pages, faults } = await runOracle(stack.url, sets)
  for (const fault of faults.slice(0, 20)) console.log(fault)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `hashtags:oracle: ${sets.length} posts, ${hashtags} hashtags, ${seen} posts on ${pages} pages in ${seconds} s, ` +
      `${faults.length} differ: ${faults.length === 0 ? 'holds' : 'DOES NOT HOLD'}`,
  )
  process.exitCode = faults.length === 0 && hashtags > 0 ? 0 : 1
} finally {
  await stack.stop()
  await rm(state, { recursive: true, force: true })
}
