import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Between making the lock and writing one's pid into it passes less than a millisecond. */
const NAMELESS_MS = 5_000
/** Between two looks at the other's lock: an install takes half a minute, so half a second more is nothing. */
const LOOK_AGAIN_MS = 500

/**
 * Runs one install at a time in a folder: two `npm ci` at once would delete each other's files.
 * The lock is a folder with its owner's pid; one whose owner is gone is taken over.
 * @param {string} folder where the lock stands
 * @param {() => Promise<void>} work
 */
export async function oneAtATime(folder, work) {
  const lock = join(folder, 'bootstrap.lock')
  const owner = join(lock, 'pid')
  mkdirSync(folder, { recursive: true })
  for (let told = false; !take(lock, owner); told = true) {
    if (!told) console.log('another start is installing in this folder: waiting for it')
    await sleep(LOOK_AGAIN_MS)
  }
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function take(lock, owner) {
  try {
    mkdirSync(lock)
    writeFileSync(owner, String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isAbandoned(lock, owner)) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

function isAbandoned(lock, owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0)
    return false
  } catch (error) {
    if (error.code === 'ESRCH') return true
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    return error.code === 'ENOENT' && age > NAMELESS_MS
  }
}
