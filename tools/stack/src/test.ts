/** `./test [stage…]`: every stage, also after one has failed; the last line is the sum. `--checks-only` leaves tests out. */
import { type Counts, countLine } from './counts.ts'
import { runStage, type StageResult } from './run-stage.ts'
import { CHECKS, STAGES } from './test-stages.ts'

const asked = process.argv.slice(2).flatMap((word) => (word === '--checks-only' ? CHECKS : [word]))
const names = STAGES.map(({ name }) => name)
if (asked.some((name) => !names.includes(name))) {
  const isHelp = asked.includes('--help')
  console[isHelp ? 'log' : 'error'](`./test [--checks-only] [stage…]\n\nStages: ${names.join(', ')} (all unless named)`)
  process.exit(isHelp ? 0 : 1)
}

const results: StageResult[] = []
for (const stage of STAGES.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n── ${stage.title} (${[stage.command, ...stage.args].join(' ')})`)
  results.push(await runStage(stage))
}

console.log('\n── Summary')
for (const { stage, counts, failures, seconds } of results) {
  console.log(
    `  ${counts.failed > 0 ? 'FAILED' : 'ok    '} ${stage.name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${countLine(counts)}`,
  )
  for (const failure of failures) console.log(`           ${failure}`)
}
const sum = results.reduce<Counts>(
  (total, { counts }) => ({
    passed: total.passed + counts.passed,
    failed: total.failed + counts.failed,
    skipped: total.skipped + counts.skipped,
  }),
  { passed: 0, failed: 0, skipped: 0 },
)
console.log(countLine(sum))
process.exitCode = sum.failed > 0 ? 1 : 0
