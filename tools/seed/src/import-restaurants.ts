import pg from 'pg'
import { databaseUrl } from './database-url.ts'
import { importFiles } from './restaurants/import-files.ts'
import { figuresOf } from './restaurants/import-report.ts'
import { UnreadableList } from './restaurants/outcome.ts'

const files = process.argv.slice(2)

try {
  if (files.length === 0) throw new UnreadableList('usage: npm run import:restaurants -- FILE…')
  const client = new pg.Client({ connectionString: databaseUrl(), connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const total = await importFiles(client, files, console.log)
    console.log(`${files.length} ${files.length === 1 ? 'file' : 'files'}: ${figuresOf(total)}`)
  } finally {
    await client.end()
  }
} catch (error) {
  console.error(`import failed, nothing of the failed file was written: ${messageOf(error)}`)
  process.exitCode = 1
}

/** An AggregateError of refused connections has no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
