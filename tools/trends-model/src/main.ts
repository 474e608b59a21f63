import { parseArgs } from 'node:util'
import { formulas } from './formulas/index.ts'
import { judge } from './judge.ts'
import { removePuppets } from './removal.ts'
import { harder, scenarios } from './scenarios.ts'
import type { NamedScenario } from './scenarios.ts'

/** The claim is about thirty seeds and forgives one. */
const SEEDS = 30
const FORGIVEN = 1

const { values } = parseArgs({ options: { seeds: { type: 'string', default: String(SEEDS) } } })
const seeds = Number(values.seeds)
const width = Math.max(...scenarios.map(({ name }) => name.length))
const [ours] = formulas

function table(title: string, rows: readonly NamedScenario[], of = formulas as readonly (typeof ours)[]) {
  console.log(`${title.padEnd(width)}  ${of.map(({ name }) => name.padEnd(12)).join('')}`)
  return rows.map((scenario) => {
    const verdicts = judge(of, scenario, seeds)
    const cells = verdicts.map((v) => `${v.riserFirst} / ${v.puppetsOnTop}`.padEnd(12))
    console.log(`${scenario.name.padEnd(width)}  ${cells.join('')}`)
    return verdicts[0] ?? { riserFirst: 0, puppetsOnTop: seeds }
  })
}

console.log(`Of ${seeds} seeds: riser first / puppets in the top five.`)
const verdicts = table('', scenarios)
console.log('\nWhere it breaks: 100 aged puppets, and real people won for them.')
table('', harder, [ours])

console.log('\nPuppets that came through are deleted: gone at the next refresh, of seeds in which they were listed.')
const [broken] = harder.slice(-1)
const removals = broken ? formulas.map((formula) => removePuppets(formula, broken, seeds)) : []
removals.forEach(({ gone, listed }, index) => console.log(`${formulas[index]?.name.padEnd(12)}${gone} of ${listed}`))

const worstFirst = Math.min(...verdicts.map(({ riserFirst }) => riserFirst))
const puppetsOnTop = verdicts.reduce((sum, verdict) => sum + verdict.puppetsOnTop, 0)
const [removal] = removals
const isRemoved = removal !== undefined && removal.listed > 0 && removal.gone === removal.listed
const holds = worstFirst >= seeds - FORGIVEN && puppetsOnTop === 0 && isRemoved
console.log(
  `trends: riser first in ${worstFirst} of ${seeds} seeds at worst, puppets in the top five in ${puppetsOnTop}, ` +
    `removal within one refresh ${removal?.gone} of ${removal?.listed}: ${holds ? 'holds' : 'DOES NOT HOLD'}`,
)
process.exitCode = holds ? 0 : 1
