import { HELP, parseOptions } from './options.ts'
import { formatReport, holds } from './report.ts'
import { runEquivalence } from './run-equivalence.ts'
import { FAULTS_PER_ROUND, PER_ROUND } from './settings.ts'

// The end of this process ends every child: see startChild of @matjip/stack.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

const say = (line: string) => console.log(line)
const options = parseOptions(process.argv.slice(2))
if (options === 'help') {
  say(HELP)
} else {
  say(`seed ${options.seed}: ${options.schedules} schedules`)
  const report = await runEquivalence({ ...options, perRound: PER_ROUND, faultsPerRound: FAULTS_PER_ROUND }, say)
  say(formatReport(report))
  process.exitCode = holds(report) ? 0 : 1
}
