import type { Database } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'

/** Settings with which Postgres counts its statements. */
export const COUNT_STATEMENTS = { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'top' }

/** How often a store did what, most often first. */
export interface Work {
  what: string
  times: number
}

/** Counts what the stores do from now on. */
export async function startCounting({ pool }: Pick<Database, 'pool'>, redis: Redis) {
  await pool.query('create extension if not exists pg_stat_statements')
  await pool.query('select pg_stat_statements_reset()')
  await redis.config('RESETSTAT')
  return async (): Promise<{ statements: Work[]; commands: Work[] }> => {
    const commands = commandsOf(await redis.info('commandstats'))
    const { rows } = await pool.query<{ query: string; calls: number }>('select query, calls from pg_stat_statements')
    const statements = new Map<string, number>()
    for (const { query, calls } of rows) {
      const what = labelOf(query)
      if (!what.includes('pg_stat_')) statements.set(what, (statements.get(what) ?? 0) + Number(calls))
    }
    return {
      statements: [...statements].map(([what, times]) => ({ what, times })).sort((a, b) => b.times - a.times),
      commands,
    }
  }
}

/** Of lines such as `cmdstat_hget:calls=3,usec=5,…`. */
function commandsOf(text: string): Work[] {
  return [...text.matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm)]
    .map(([, what = '', calls]) => ({ what, times: Number(calls) }))
    .sort((a, b) => b.times - a.times)
}

/** Characters of a statement that tell it from others where it has no comment. */
const LABEL_LENGTH = 90

function labelOf(query: string): string {
  const comment = /^\s*\/\* (.+?) \*\//.exec(query)?.[1]
  return comment ?? query.replace(/\s+/g, ' ').trim().slice(0, LABEL_LENGTH)
}
