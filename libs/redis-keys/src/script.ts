import { createHash } from 'node:crypto'
import { leaveTogether } from './leave-together.ts'
import type { Redis } from './open-redis.ts'

/** A Lua script with the digest by which Redis remembers it. */
export interface Script {
  source: string
  sha: string
}

export function createScript(source: string): Script {
  return { source, sha: createHash('sha1').update(source).digest('hex') }
}

/**
 * Runs a script by its digest; a server that does not know it (new, restarted, failed over) gets the source.
 * Every script of ours may run twice with the same arguments and leave the same state: a cut connection hides whether it ran.
 */
export async function runScript(
  redis: Redis,
  { source, sha }: Script,
  keys: string[],
  args: (string | number | Buffer)[],
): Promise<unknown> {
  leaveTogether(redis)
  try {
    return await redis.evalsha(sha, keys.length, ...keys, ...args)
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
    return redis.eval(source, keys.length, ...keys, ...args)
  }
}

/** As `runScript`; texts in the reply are bytes. */
export async function runScriptForBytes(
  redis: Redis,
  { source, sha }: Script,
  keys: string[],
  args: (string | number | Buffer)[],
): Promise<unknown> {
  try {
    return await redis.callBuffer('EVALSHA', sha, keys.length, ...keys, ...args)
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
    return redis.callBuffer('EVAL', source, keys.length, ...keys, ...args)
  }
}
