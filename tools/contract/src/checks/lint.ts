import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { JOINED, ROOT } from '../places.ts'
import { REDOCLY, REDOCLY_ENV } from '../redocly.ts'
import type { Check } from './check.ts'

const run = promisify(execFile)

/** The committed joined document keeps the rules of tools/contract/redocly.yaml. */
export const lint: Check = {
  name: 'lint',
  async run() {
    const args = ['lint', JOINED, '--config', 'tools/contract/redocly.yaml', '--format', 'json']
    const report = await run(process.execPath, [REDOCLY, ...args], { cwd: ROOT, env: REDOCLY_ENV }).catch(
      (failed: { stdout: string }) => failed,
    )
    const { problems, totals } = JSON.parse(report.stdout.slice(report.stdout.indexOf('{'))) as Report
    const faults = problems.map(
      ({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ''})`,
    )
    return { faults, looked: `${totals.errors + totals.warnings} problems` }
  },
}

interface Report {
  totals: { errors: number; warnings: number }
  problems: { ruleId: string; message: string; location: { pointer?: string }[] }[]
}
