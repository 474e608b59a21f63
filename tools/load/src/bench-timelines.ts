/**
 * `npm run bench:timelines [-- SECTION…] [--posts N] [--quick]`: what timelines cost, each figure as a ratio to a floor of the
 * same run. Exit 0 only where every claim holds.
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { positiveWhole } from '@matjip/stack'
import { writeVerdicts } from './goals/bench-json.ts'
import type { Verdict } from './goals/verdict.ts'
import type { TimelineSection } from './timelines/section.ts'
import { fanout } from './timelines/fanout.ts'
import { growth } from './timelines/growth.ts'
import { memory } from './timelines/memory.ts'
import { pages } from './timelines/pages/pages.ts'
import { rebuild } from './timelines/rebuild.ts'
import { structures } from './timelines/structures.ts'
import { wipe } from './timelines/wipe.ts'

const SECTIONS: Record<string, TimelineSection> = { structures, memory, fanout, growth, rebuild, pages, wipe }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
const posts = positiveWhole('posts', values.posts) ?? 1_000_000
const unknown = positionals.filter((name) => !(name in SECTIONS))
if (unknown.length > 0)
  throw new Error(`unknown: ${unknown.join(', ')}; sections are ${Object.keys(SECTIONS).join(', ')}`)

const figures: string[] = []
const verdicts: [string, Verdict][] = []
let holds = true
for (const [name, section] of Object.entries(SECTIONS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  console.log(`\n== ${name}`)
  const verdict = await section({ posts, quick: values.quick })
  const { figure, broken } = verdict
  verdicts.push([name, verdict])
  console.log(`\n${name}: ${figure}`)
  for (const claim of broken) console.log(`✗ ${claim}`)
  figures.push(`${name}: ${figure}`)
  holds &&= broken.length === 0
}
console.log(
  `\nLoad of the machine over the last minute: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
)
writeVerdicts(values.json, verdicts)
console.log(`bench:timelines ${holds ? 'holds' : 'FAILS'}: ${figures.join(' · ')}`)
process.exitCode = holds ? 0 : 1
