import { HELP, parseOptions } from './options.ts'
import { formatReport, holds } from './report.ts'
import { runChaos } from './run-chaos.ts'
import { formatOutage, outageHolds, runOutage } from './run-outage.ts'
import { CHAOS } from './settings.ts'

// The end of this process ends every child: see startChild of @matjip/stack.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

const say = (line: string) => console.log(line)
const options = parseOptions(process.argv.slice(2))
if (options === 'help') {
  say(HELP)
} else if (options.mode === 'outage') {
  const report = await runOutage(options.seed, say)
  say(formatOutage(report))
  process.exitCode = outageHolds(report) ? 0 : 1
} else {
  const { minutes, seed, rate = CHAOS.rate } = options
  say(`seed ${seed}: ${minutes} minutes at ${rate} clicks/s`)
  const report = await runChaos({ ...CHAOS, seed, rate, runMs: minutes * 60_000 }, say)
  say(formatReport(report))
  process.exitCode = holds(report) ? 0 : 1
}
