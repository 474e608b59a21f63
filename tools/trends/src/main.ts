import { parseArgs } from 'node:util'
import { ours, peers } from './formulas/index.ts'
import { judge } from './judge.ts'
import { scenarios } from './scenarios.ts'

/** The claim is about thirty seeds and forgives one. */
const SEEDS = 30
const FORGIVEN = 1

const { values } = parseArgs({ options: { seeds: { type: 'string', default: String(SEEDS) } } })
const seeds = Number(values.seeds)
const formulas = [...(ours ? [ours] : []), ...peers]
const width = Math.max(...scenarios.map(({ name }) => name.length))
console.log(`riser first / puppets in the top five, of ${seeds} seeds`)
console.log(`${''.padEnd(width)}  ${formulas.map(({ name }) => name.padEnd(12)).join('')}`)
let worstFirst = seeds
let puppetsOnTop = 0
for (const scenario of scenarios) {
  const verdicts = judge(formulas, scenario, seeds)
  const cells = verdicts.map((v) => `${v.riserFirst} / ${v.puppetsOnTop}`.padEnd(12))
  console.log(`${scenario.name.padEnd(width)}  ${cells.join('')}`)
  worstFirst = Math.min(worstFirst, verdicts[0]?.riserFirst ?? 0)
  puppetsOnTop += verdicts[0]?.puppetsOnTop ?? 0
}
const holds = ours !== null && worstFirst >= seeds - FORGIVEN && puppetsOnTop === 0
console.log(
  `trends: riser first in ${worstFirst} of ${seeds} seeds at worst, puppets in the top five in ${puppetsOnTop}: ` +
    (holds ? 'holds' : 'DOES NOT HOLD'),
)
process.exitCode = holds ? 0 : 1
