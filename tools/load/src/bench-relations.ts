import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { writeVerdicts } from './goals/bench-json.ts'
import { openArena } from './arena/arena.ts'
import { startPipeline } from './relations/pipeline.ts'
import type { Verdict } from './goals/verdict.ts'
import type { Stage } from './relations/stage.ts'
import { memory } from './relations/sections/memory.ts'
import { minute } from './relations/sections/minute.ts'
import { readYourWrites } from './relations/sections/ryw.ts'
import { saturation } from './relations/sections/saturation.ts'

const SECTIONS: Record<string, (stage: Stage) => Promise<Verdict>> = { minute, saturation, ryw: readYourWrites, memory }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, json: { type: 'string' } },
})
const unknown = positionals.filter((name) => !(name in SECTIONS))
if (unknown.length > 0)
  throw new Error(`unknown: ${unknown.join(', ')}; sections are ${Object.keys(SECTIONS).join(', ')}`)
const names = Object.keys(SECTIONS).filter((name) => positionals.length === 0 || positionals.includes(name))

const arena = await openArena()
try {
  const pipeline = await startPipeline(arena)
  const stage = { arena, pipeline, quick: values.quick ?? false }
  const verdicts: [string, Verdict][] = []
  for (const name of names) {
    console.log(`\n== ${name}`)
    const verdict = await SECTIONS[name]?.(stage)
    if (verdict === undefined) continue
    verdicts.push([name, verdict])
    console.log(`\n${name}: ${verdict.figure}`)
    for (const claim of verdict.broken) console.log(`✗ ${claim}`)
  }
  await pipeline.client.close()
  writeVerdicts(values.json, verdicts)
  const holds = verdicts.every(([, { broken }]) => broken.length === 0)
  console.log(
    `\nLoad of the machine over the last minute: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
  )
  console.log(
    `bench:relations ${holds ? 'holds' : 'FAILS'}: ${verdicts.map(([name, { figure }]) => `${name}: ${figure}`).join(' · ')}`,
  )
  process.exitCode = holds ? 0 : 1
} finally {
  await arena.stop()
}
