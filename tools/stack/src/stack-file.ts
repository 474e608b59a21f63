import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './identity.ts'
import { readRun } from './run-file.ts'

/** One process of a running stack, for tools that stand in for it or look at it. */
export interface StackProcess {
  name: string
  source: string
  url: string
  /** Where it says that it is ready. */
  readyUrl: string
  log: string
  /** Its configuration: our variables alone, without what it inherits. */
  env: Record<string, string>
}

/** A running stack: `<state>/stack.json`. */
export interface StackFile {
  /** Origin of the gateway. */
  url: string
  /** Addresses and names of stores, queues and bucket, as environment variables. */
  stores: Record<string, string>
  processes: StackProcess[]
}

const fileOf = (stateDir: string) => join(stateDir, 'stack.json')

/** Writes it, readable by its owner alone: it holds credentials. */
export function writeStack(stateDir: string, stack: StackFile): void {
  const file = fileOf(stateDir)
  writeFileSync(`${file}.part`, JSON.stringify(stack, null, 2), { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

/** Removes it: the stack runs no more. */
export function removeStack(stateDir: string): void {
  rmSync(fileOf(stateDir), { force: true })
}

/** The stack that runs on this state folder; undefined where none does, whatever file a killed one left. */
export function readStack(stateDir: string): StackFile | undefined {
  const run = readRun(stateDir)
  if (!run || !isAlive(run.owner.pid, run.owner.identity) || !existsSync(fileOf(stateDir))) return undefined
  return JSON.parse(readFileSync(fileOf(stateDir), 'utf8')) as StackFile
}
