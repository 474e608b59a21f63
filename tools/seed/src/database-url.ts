import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const STACK_FILE = join(import.meta.dirname, '../../../.matjip/stack.json')

/**
 * Where to write: `DATABASE_URL`, else the database of the stack that runs in this folder.
 * @throws Error with what to do where neither is there
 */
export function databaseUrl(env: NodeJS.ProcessEnv = process.env, stackFile = STACK_FILE): string {
  if (env.DATABASE_URL) return env.DATABASE_URL
  const url = existsSync(stackFile) ? storesOf(stackFile).DATABASE_URL : undefined
  if (url) return url
  throw new Error('no database: run ./start in another terminal, or set DATABASE_URL')
}

function storesOf(stackFile: string): Record<string, string> {
  const stack = JSON.parse(readFileSync(stackFile, 'utf8')) as { stores?: Record<string, string> }
  return stack.stores ?? {}
}
