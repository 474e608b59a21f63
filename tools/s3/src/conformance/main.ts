/**
 * `npm run s3:conformance [-- --target ours|radosgw|all] [--write]`: holds servers to S3, check by check. Exits 0 only where each
 * does what S3 does but for its listed deviations (ours has none). `--write` writes docs/s3-conformance.md, which needs both.
 */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { KNOWN_DEVIATIONS } from './deviations.ts'
import { line, page, type Run, score, surprises } from './report.ts'
import { runChecks } from './run-checks.ts'
import { startOurs } from './targets/ours.ts'
import { startRadosgw } from './targets/radosgw.ts'

const STARTERS = { ours: startOurs, radosgw: startRadosgw }
const PAGE = new URL('../../../../docs/s3-conformance.md', import.meta.url)

const { values } = parseArgs({
  options: { target: { type: 'string', default: 'ours' }, write: { type: 'boolean', default: false } },
})
const names = Object.keys(STARTERS) as (keyof typeof STARTERS)[]
const wanted = values.target === 'all' ? names : names.filter((name) => name === values.target)
if (wanted.length === 0) throw new Error(`--target is one of ${names.join(', ')}, all`)
if (values.write && wanted.length < names.length) throw new Error('--write needs --target all')

const runs: Run[] = []
const found: string[] = []
for (const name of wanted) {
  const started = performance.now()
  const target = await STARTERS[name]()
  const booted = performance.now()
  const outcomes = await runChecks(target, `conformance-${Date.now()}`).finally(() => target.stop())
  const run = { target: name, description: target.description, outcomes }
  runs.push(run)
  console.log(`${name}: ${target.description}`)
  for (const outcome of outcomes) console.log(line(outcome))
  const seconds = [booted - started, performance.now() - booted].map((ms) => (ms / 1000).toFixed(1))
  console.log(`${name}: ready in ${seconds[0]} s, checked in ${seconds[1]} s`)
  found.push(...surprises(run, KNOWN_DEVIATIONS[name] ?? {}).map((surprise) => `${name}, ${surprise}`))
}
if (values.write) await writeFile(PAGE, page(runs))
for (const surprise of found) console.error(`not as listed: ${surprise}`)
const scores = runs.map(({ target, outcomes }) => `${target} ${score(outcomes)}`)
console.log(`${scores.join(', ')}; ${found.length} not as listed`)
process.exitCode = found.length === 0 ? 0 : 1
