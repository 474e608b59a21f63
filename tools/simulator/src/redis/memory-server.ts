import { createHash } from 'node:crypto'
import { compileLua } from '../lua/compile.ts'
import type { CompiledScript } from '../lua/compile.ts'
import { createCommands } from './commands.ts'
import type { Command, Reply } from './commands.ts'
import { createKeyspace } from './keyspace.ts'
import type { Keyspace } from './keyspace.ts'

/** A Redis in memory: one command, or one script, at a time, by a clock that the caller moves. */
export interface MemoryServer {
  space: Keyspace
  /** @throws Error named ReplyError, as ioredis throws it */
  execute(command: string, args: readonly string[]): Reply
  /** Scripts are forgotten by a restart and unknown to a replica. */
  forgetScripts(): void
}

export interface ServerOptions {
  /** Microseconds since 1970 by the server's clock. */
  nowMicros: () => number
  onWrite?: (key: string) => void
  /** Replaces a script's source before it is compiled: how ablations switch a rule off. */
  patch?: (source: string) => string
}

/** Compiled, and its digest made, once a source, for all schedules of a process. */
const compiled = new Map<string, CompiledScript>()
const digests = new Map<string, string>()

export function createMemoryServer({ nowMicros, onWrite, patch = (source) => source }: ServerOptions): MemoryServer {
  const space = createKeyspace(() => Math.floor(nowMicros() / 1000), onWrite)
  const commands = createCommands(space, nowMicros)
  const scripts = new Map<string, CompiledScript>()

  const known = (command: string): Command => {
    const found = commands[command.toUpperCase()]
    if (!found) throw replyError(`ERR unknown command '${command}'`)
    return found
  }
  const fromLua = (command: string, ...args: unknown[]) => {
    const reply = known(command)(args.map(textOf))
    return luaOf(reply)
  }
  const run = (script: CompiledScript, [count = '0', ...rest]: readonly string[]): Reply =>
    replyOf(script(rest.slice(0, Number(count)), rest.slice(Number(count)), fromLua))

  const dispatch = (command: string, args: readonly string[]): Reply => {
    const [script = '', ...rest] = args
    if (command === 'evalsha') {
      const found = scripts.get(script)
      if (!found) throw replyError('NOSCRIPT No matching script.')
      return run(found, rest)
    }
    if (command === 'eval') {
      const source = patch(script)
      const found = compiled.get(source) ?? compileLua(source)
      compiled.set(source, found)
      scripts.set(digestOf(script), found)
      return run(found, rest)
    }
    return known(command)(args)
  }
  return {
    space,
    execute(command, args) {
      try {
        return dispatch(command, args)
      } finally {
        space.endCommand()
      }
    },
    forgetScripts: () => scripts.clear(),
  }
}

function digestOf(script: string): string {
  const known = digests.get(script) ?? createHash('sha1').update(script).digest('hex')
  digests.set(script, known)
  return known
}

function replyError(message: string): Error {
  return Object.assign(new Error(message), { name: 'ReplyError' })
}

/** An argument of redis.call: a number is written with all its digits. */
function textOf(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(17)
  if (typeof value === 'string') return value
  throw replyError('ERR Lua redis lib command arguments must be strings or integers')
}

function luaOf(reply: Reply): unknown {
  if (reply === null) return false
  return Array.isArray(reply) ? reply.map(luaOf) : reply
}

/** What Lua returned, as a client gets it. */
function replyOf(value: unknown): Reply {
  if (value === undefined || value === false) return null
  if (value === true) return 1
  if (typeof value === 'number') return Math.trunc(value)
  if (typeof value === 'string') return value
  const end = (value as unknown[]).indexOf(undefined)
  return (value as unknown[]).slice(0, end < 0 ? undefined : end).map(replyOf)
}
