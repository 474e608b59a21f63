import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Crew } from './crew.ts'
import type { StartOptions } from './options.ts'
import { ROOT } from './places.ts'

/**
 * What a database was filled with, noted in it, so that a filling that was cut short is taken up again and one that is
 * done is not repeated. Kept out of the product's own schema.
 */
const CREATE_NOTE = `
  create schema if not exists matjip_stack;
  create table if not exists matjip_stack.filled (source text primary key, finished_at timestamptz)`

/** What is to be done about the content that was asked for. */
export type Filling = { source: string; args: readonly string[] } | { skip: string }

/** Fills the database with what was asked for, if it is not filled already, showing the seeder's progress. */
export async function fillDatabase(crew: Crew, content: StartOptions['content'], place: FillPlace): Promise<void> {
  const databaseUrl = place.inherited.DATABASE_URL ?? ''
  const filling = await planFilling(content, databaseUrl)
  if ('skip' in filling) return place.say(filling.skip)
  await note(databaseUrl, 'insert into matjip_stack.filled (source) values ($1) on conflict do nothing', filling.source)
  await crew.finish({
    name: 'seed',
    command: process.execPath,
    args: [join(ROOT, 'tools/seed/src/main.ts'), ...filling.args],
    env: place.inherited,
    logFile: join(place.logDir, 'seed.log'),
    onLine: (line) => place.say(line),
  })
  await note(databaseUrl, 'update matjip_stack.filled set finished_at = now() where source = $1', filling.source)
}

/** Where content goes and who hears of it. */
export interface FillPlace {
  /** The seeder's environment: DATABASE_URL and the other stores. */
  inherited: NodeJS.ProcessEnv
  logDir: string
  say(line: string): void
}

/** Decides what to do: real data are loaded once per folder, the demo only into a database without posts. */
export async function planFilling(content: StartOptions['content'], databaseUrl: string): Promise<Filling> {
  if (content === 'none') return { skip: 'no content asked for (--empty)' }
  const source = content === 'demo' ? 'demo' : realpathSync(content.folder)
  const args = content === 'demo' ? ['--demo'] : ['--data', source]
  const rows = await note<{ source: string; finished_at: Date | null }>(
    databaseUrl,
    'select * from matjip_stack.filled',
  )
  const before = rows.find((row) => row.source === source)
  if (before?.finished_at) return { skip: `${source === 'demo' ? 'the demo data are' : `${source} is`} loaded already` }
  if (before || content !== 'demo') return { source, args }
  const [posts] = await note<{ any: boolean }>(databaseUrl, 'select exists (select from posts) as any')
  return rows.length > 0 || posts?.any ? { skip: 'the database is not empty: no demo data' } : { source, args }
}

async function note<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  sql: string,
  ...values: string[]
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(CREATE_NOTE)
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
