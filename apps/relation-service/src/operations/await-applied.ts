import { setTimeout as sleep } from 'node:timers/promises'
import type { Operation } from './operation-id.ts'
import { NOTHING_CACHED, NOTHING_RECORDED, standingOf } from './operation-status.ts'
import type { Standing } from './operation-status.ts'
import { readStanding } from './read-operation.ts'
import type { OperationDoors } from './read-operation.ts'

/** A consumer applies within tens of milliseconds: look soon, then ever more seldom, so that a wait costs some ten reads. */
const FIRST_LOOK_MS = 10
const SLOWEST_LOOK_MS = 250
/** Answers of a process that wait at once, at four reads of Redis a second each; further ones are answered as they stand. */
const MAX_WAITING = 1_000

let waiting = 0

/**
 * Waits until readers see an accepted click, or the time is up. Only the cache is asked meanwhile; at the end the record
 * is too, which knows clicks that were void. Never throws: a click that was accepted stays accepted.
 * @param seconds the longest wait
 */
export async function awaitApplied(doors: OperationDoors, operation: Operation, seconds: number): Promise<Standing> {
  if (waiting >= MAX_WAITING) return { status: 'queued' }
  waiting += 1
  return lookUntil(doors, operation, seconds).finally(() => {
    waiting -= 1
  })
}

async function lookUntil(doors: OperationDoors, operation: Operation, seconds: number): Promise<Standing> {
  const deadline = Date.now() + seconds * 1000
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 2, SLOWEST_LOOK_MS)) {
    const cached = await doors.readCached(operation).catch(() => NOTHING_CACHED)
    const standing = standingOf(operation, NOTHING_RECORDED, cached)
    // Redis keeps no time of it, but here it is being watched.
    if (standing.status === 'applied') return { ...standing, appliedAt: new Date() }
    if (standing.status !== 'queued') return standing
    const left = deadline - Date.now()
    if (left <= 0) break
    await sleep(Math.min(pause, left))
  }
  return readStanding(doors, operation).catch(() => ({ status: 'queued' as const }))
}
