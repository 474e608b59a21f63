import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Child } from './child.ts'
import { identityOf, isAlive } from './identity.ts'
import { endLeftovers, type Leftover } from './leftovers.ts'

interface RunRecord {
  owner: { pid: number; identity: string }
  /** What a person would open; absent for stores alone. */
  url?: string
  children: Leftover[]
}

/** The right to use a state folder, held by one process at a time. */
export interface Run {
  /** Names of processes that an earlier run, killed without a chance to stop them, had left behind and that were ended. */
  readonly ended: readonly string[]
  /** Notes a child, so that a later run can end it if this one cannot. */
  record(child: Child): void
  release(): void
}

/** Thrown where another living process uses the state folder. */
export class AlreadyRunning extends Error {
  readonly pid: number
  readonly url: string | undefined

  constructor(stateDir: string, record: RunRecord) {
    super(`${stateDir} is in use by process ${record.owner.pid}${record.url ? ` (${record.url})` : ''}`)
    this.pid = record.owner.pid
    this.url = record.url
  }
}

/** The file that says who uses a state folder. */
export const runFileOf = (stateDir: string): string => join(stateDir, 'run.json')

/**
 * Takes a state folder for this process. Ends what a killed run left behind, after checking by start time that those
 * processes are the very ones that it recorded. Throws AlreadyRunning where the owner lives.
 */
export async function claimRun(stateDir: string, url?: string): Promise<Run> {
  mkdirSync(stateDir, { recursive: true })
  const file = runFileOf(stateDir)
  const record: RunRecord = { owner: ourselves(), ...(url === undefined ? {} : { url }), children: [] }
  const before = readRun(stateDir)
  let ended: string[] = []
  if (before) {
    if (isAlive(before.owner.pid, before.owner.identity)) throw new AlreadyRunning(stateDir, before)
    ended = await endLeftovers(before.children)
    forget(file, before)
  }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(record))
  try {
    // A link fails where the file exists, and is whole from its first moment: two claims cannot both succeed.
    linkSync(draft, file)
  } catch {
    throw new AlreadyRunning(stateDir, readRun(stateDir) ?? record)
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    ended,
    record(child) {
      const identity = identityOf(child.pid)
      if (identity === undefined) return
      record.children.push({ name: child.name, pid: child.pid, identity, stopSignal: child.stopSignal })
      writeFileSync(draft, JSON.stringify(record))
      renameSync(draft, file)
    },
    release: () => rmSync(file, { force: true }),
  }
}

/** Who uses a state folder, living or not; undefined where nobody is noted. */
export function readRun(stateDir: string): RunRecord | undefined {
  const file = runFileOf(stateDir)
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunRecord
  } catch {
    // Released between the look and the read.
    return undefined
  }
}

/** Removes a dead run's note, unless another run has replaced it meanwhile. */
function forget(file: string, dead: RunRecord): void {
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
  } catch {
    // Another claim was quicker; who wins is decided when the new note is made.
    return
  }
  const moved = JSON.parse(readFileSync(aside, 'utf8')) as RunRecord
  if (moved.owner.identity !== dead.owner.identity) linkSync(aside, file)
  rmSync(aside)
}

function ourselves(): RunRecord['owner'] {
  const identity = identityOf(process.pid)
  if (identity === undefined) throw new Error('This process cannot see itself: is /proc mounted?')
  return { pid: process.pid, identity }
}
