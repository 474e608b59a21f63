/**
 * `npm run bench [-- --quick]`: every goal of the product's table, measured by its own bench in one run, with its ratio to what is
 * allowed. Prints the table, writes it as Markdown and JSON. Exit 0 only where every goal holds.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BENCHES, QUICK_BENCHES } from './goals/benches.ts'
import { tableAsMarkdown, tableAsText } from './goals/goals-table.ts'
import { runBench } from './goals/run-bench.ts'
import type { Row } from './goals/run-bench.ts'
import { REPORTS } from './report/write-report.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const before = loadavg()[0] ?? NaN
mkdirSync(REPORTS, { recursive: true })
const rows: Row[] = []
for (const bench of values.quick ? QUICK_BENCHES : BENCHES) rows.push(...(await runBench(bench, REPORTS)))

const held = rows.filter(({ holds }) => holds).length
const about = `\`npm run bench${values.quick ? ' -- --quick' : ''}\`, ${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, load ${before.toFixed(1)} before it: ${held} of ${rows.length} goals hold.`
const page = join(REPORTS, 'bench.md')
writeFileSync(page, tableAsMarkdown(rows, about))
writeFileSync(join(REPORTS, 'bench.json'), `${JSON.stringify({ about, rows }, null, 2)}\n`)
console.log(`\n${tableAsText(rows)}\n\nTable: ${page}`)
console.log(
  `bench ${held === rows.length ? 'holds' : 'FAILS'}: ${held} of ${rows.length} goals hold; load ${before.toFixed(1)} before it`,
)
process.exitCode = held === rows.length ? 0 : 1
