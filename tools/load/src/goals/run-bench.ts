import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './benches.ts'
import type { BenchJson } from './bench-json.ts'
import type { Goal } from './goal.ts'

/** A row of the table: a goal with the command that measured it. */
export interface Row extends Goal {
  command: string
}

/** Runs a bench as a process of its own, whose words go on to ours. @returns its rows; one that says so where it gave none */
export async function runBench({ script, name, args }: Bench, folder: string): Promise<Row[]> {
  const command = `npm run ${name}${args.length > 0 ? ` -- ${args.join(' ')}` : ''}`
  const file = join(folder, `${[name, ...args].join('-').replaceAll(/[^a-z0-9]+/gi, '-')}.json`)
  rmSync(file, { force: true })
  console.log(`\n==== ${command}`)
  const path = join(import.meta.dirname, '..', script)
  const child = spawn(process.execPath, [path, ...args, '--json', file], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (!existsSync(file))
    return [{ command, what: name, goal: 'runs to its end', measured: `ended with ${code}`, ratio: NaN, holds: false }]
  const { verdicts } = JSON.parse(readFileSync(file, 'utf8')) as BenchJson
  return Object.values(verdicts).flatMap(({ goals = [] }) => goals.map((goal) => ({ ...goal, command })))
}
