import luaparse from 'luaparse'
import { runtime } from './runtime.ts'
import type { LuaValue, Runtime } from './runtime.ts'
import { blockOf } from './statements.ts'

/** `redis.call`, as a script sees it: a missing value is false, a status its text. */
export type RedisCall = (command: string, ...args: LuaValue[]) => LuaValue

/** A compiled script. Returns what Lua returned. */
export type CompiledScript = (keys: readonly string[], args: readonly string[], call: RedisCall) => LuaValue

/**
 * Compiles a Lua script as Redis runs it (Lua 5.1) to JavaScript. Only what our scripts use is known; the differential
 * tests run every script on a real Redis and here, and compare replies and keys.
 * @throws SyntaxError for anything else
 */
export function compileLua(source: string): CompiledScript {
  const chunk = luaparse.parse(source, { luaVersion: '5.1', encodingMode: 'none' })
  const body = `'use strict'; let $t;\n${blockOf(chunk.body)}`
  const compiled = new Function('$', '$call', '_KEYS', '_ARGV', body) as (
    runtime: Runtime,
    call: RedisCall,
    keys: readonly string[],
    args: readonly string[],
  ) => LuaValue
  return (keys, args, call) => compiled(runtime, call, keys, args)
}
