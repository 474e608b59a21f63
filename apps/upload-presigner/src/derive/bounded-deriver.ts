import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { DeriveAnswer, Derived, DeriveRequest } from './derived.ts'
import { residentBytes } from './resident-bytes.ts'

export interface DeriverOptions {
  /** The entry `deriver`, as a source or as a bundle. */
  file: string
  /** Images at once: processes. */
  processes: number
  /** Resident memory and time that one image may take. */
  memoryBytes: number
  timeMs: number
}

export interface Deriver {
  /**
   * Makes the derivatives of an image.
   * @throws NotDecodable where the file is to blame; DeriverDied where its process took too much or broke
   */
  derive(bytes: Uint8Array, type: string): Promise<Derived>
  close(): void
}

/** The decoder says that it is no image it can read: it will say so again. */
export class NotDecodable extends Error {}
/** The decoder's process was ended or ended itself; another time it may not. */
export class DeriverDied extends Error {}

/** How often memory is looked at: a decoder fills some 100 MB within it. */
const LOOK_MS = 25
/** A process that has grown to this gives way to a fresh one: memory of WebAssembly never shrinks. */
const GROWN_BYTES = 300_000_000
/** Megabytes of JavaScript heap; pixels are outside of it. */
const HEAP_MB = 128
/**
 * It writes no file, and has no network and no other process; it may read, for its code is in many places. It is a second wall:
 * native code is not held by it.
 */
const CONFINED = ['--permission', '--allow-addons', '--allow-fs-read=*', `--max-old-space-size=${HEAP_MB}`]

/** Images wait for a free process, in order. */
export function createDeriver(options: DeriverOptions): Deriver {
  const free: (ChildProcess | undefined)[] = Array.from({ length: options.processes }, () => undefined)
  const all = new Set<ChildProcess>()
  const waiting: ((child: ChildProcess | undefined) => void)[] = []

  const start = () => {
    const child = fork(options.file, {
      env: {},
      execArgv: CONFINED,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    all.add(child)
    child.once('exit', () => all.delete(child))
    // One that could not be started: what is sent to it fails and says so.
    child.on('error', () => all.delete(child))
    return child
  }
  const take = () => {
    if (free.length > 0) return Promise.resolve(free.pop())
    return new Promise<ChildProcess | undefined>((resolve) => waiting.push(resolve))
  }
  const give = (child: ChildProcess | undefined) => {
    const next = waiting.shift()
    if (next) next(child)
    else free.push(child)
  }
  return {
    async derive(bytes, type) {
      const taken = await take()
      const child = taken?.connected ? taken : start()
      try {
        return await deriveIn(child, { bytes, type }, options)
      } finally {
        // One that was ended just now is still connected for a moment.
        const isFit = !child.killed && child.connected && (residentBytes(child) ?? 0) < GROWN_BYTES
        if (!isFit) child.kill('SIGKILL')
        give(isFit ? child : undefined)
      }
    },
    close() {
      for (const child of all) child.kill('SIGKILL')
    },
  }
}

/** One image in one process; ends the process where a bound is passed. */
function deriveIn(
  child: ChildProcess,
  request: DeriveRequest,
  { memoryBytes, timeMs }: DeriverOptions,
): Promise<Derived> {
  const { promise, resolve, reject } = Promise.withResolvers<Derived>()
  const end = (why: string) => {
    reject(new DeriverDied(why))
    child.kill('SIGKILL')
  }
  const onMessage = (answer: DeriveAnswer) => {
    if ('derived' in answer) resolve(answer.derived)
    else reject(new NotDecodable(answer.fault))
  }
  const onExit = (code: number | null, signal: string | null) => end(`its process ended with ${signal ?? code}`)
  const timer = setTimeout(() => end(`it took longer than ${timeMs} ms`), timeMs)
  const looking = setInterval(() => {
    const resident = residentBytes(child)
    if (resident !== undefined && resident > memoryBytes) end(`it took ${Math.round(resident / 1e6)} MB`)
  }, LOOK_MS)
  child.on('message', onMessage).on('exit', onExit)
  child.send(request, (error) => error && end(`it could not be sent: ${error.message}`))
  return promise.finally(() => {
    clearTimeout(timer)
    clearInterval(looking)
    child.off('message', onMessage).off('exit', onExit)
  })
}
