import { runAblations } from './ablations/run-ablations.ts'
import { HELP, parseOptions } from './options.ts'
import { runRealEquivalence } from './real/run-real-equivalence.ts'
import { formatReport, holds } from './report.ts'
import { runEquivalence } from './run-equivalence.ts'
import { FAULTS_PER_ROUND, PER_ROUND } from './settings.ts'

// The end of this process ends every child: see startChild of @matjip/stack.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

const say = (line: string) => console.log(line)
const options = parseOptions(process.argv.slice(2))
if (options === 'help') {
  say(HELP)
} else if (options.mode === 'ablations') {
  const { run, survived } = await runAblations(options.seed, options.only, say)
  const figure = `${run - survived.length} of ${run} rules are found out when they are switched off; seed ${options.seed}`
  say(`equivalence ${survived.length === 0 ? 'holds' : 'FAILS'}: ${figure}`)
  process.exitCode = survived.length === 0 ? 0 : 1
} else {
  const report =
    options.mode === 'real'
      ? await runRealEquivalence(options, say)
      : await runEquivalence({ ...options, perRound: PER_ROUND, faultsPerRound: FAULTS_PER_ROUND }, say)
  say(formatReport(report))
  process.exitCode = holds(report) ? 0 : 1
}
