import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import type { Verdict } from './verdict.ts'

/** What a bench writes with `--json FILE`. */
export interface BenchJson {
  load: number
  cores: number
  verdicts: Record<string, Verdict>
}

/** Writes what a bench came to, where it was asked to. */
export function writeVerdicts(file: string | undefined, verdicts: readonly (readonly [string, Verdict])[]): void {
  if (file === undefined) return
  const json: BenchJson = {
    load: loadavg()[0] ?? NaN,
    cores: availableParallelism(),
    verdicts: Object.fromEntries(verdicts),
  }
  writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`)
}
