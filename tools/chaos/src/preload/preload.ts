/**
 * Loaded into the product's processes by `node --import`, ahead of their bundles, which know nothing of it:
 * - FAIL_POINT=role:step:before|after:ms ends the process by SIGKILL at that step; SIGWINCH disarms it,
 * - CLOCK_SKEW_MS=n                       makes its clock (Date.now) wrong by that much,
 * - CHAOS_PID=n                           ends it when the chaos run itself is gone.
 */
import { flushCompileCache } from 'node:module'
import { Socket } from 'node:net'
import { parseFailPoint } from './fail-point-table.ts'
import type { ArmedFailPoint } from './fail-point-table.ts'

/** Bytes at the start of a write in which a step is recognised: headers of a request, keys of a script. */
const LOOKED_AT = 1_000
/** Milliseconds after which a process has loaded all its code, which is then kept for its next life: a SIGKILL would lose it. */
const LOADED_MS = 3_000
/** Milliseconds between looks at whether the chaos run lives. */
const LOOK_MS = 1_000

const { FAIL_POINT, CLOCK_SKEW_MS, CHAOS_PID } = process.env
if (FAIL_POINT) arm(parseFailPoint(FAIL_POINT))
if (CLOCK_SKEW_MS) skewClock(Number(CLOCK_SKEW_MS))
setTimeout(flushCompileCache, LOADED_MS).unref()
if (CHAOS_PID) endWith(Number(CHAOS_PID))

function arm({ point, moment, afterMs }: ArmedFailPoint): void {
  const write = Socket.prototype.write
  // From its first such step on: how long it takes to start, which is a matter of the machine, is no part of its life.
  let liveUntil: number | undefined
  // Ignored by who has no handler yet, and nothing that the product listens to.
  process.once('SIGWINCH', () => {
    Socket.prototype.write = write
  })
  Socket.prototype.write = function failing(this: Socket, ...args: Parameters<Socket['write']>): boolean {
    if (!point.matches(textOf(args[0]))) return write.apply(this, args)
    liveUntil ??= performance.now() + afterMs
    if (performance.now() < liveUntil) return write.apply(this, args)
    if (moment === 'before') die()
    // A request to SQS is corked and leaves in the next tick; once it is with the kernel, it arrives.
    return write.call(this, args[0], typeof args[1] === 'string' ? args[1] : undefined, die)
  } as Socket['write']
}

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}

function textOf(chunk: string | Uint8Array): string {
  if (typeof chunk === 'string') return chunk.slice(0, LOOKED_AT)
  return Buffer.from(chunk.buffer, chunk.byteOffset, Math.min(chunk.byteLength, LOOKED_AT)).toString('latin1')
}

function skewClock(ms: number): void {
  const now = Date.now
  Date.now = () => now() + ms
}

function endWith(pid: number): void {
  setInterval(() => {
    try {
      process.kill(pid, 0)
    } catch {
      process.exit(1)
    }
  }, LOOK_MS).unref()
}
