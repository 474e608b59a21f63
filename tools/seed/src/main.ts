import { openDatabase } from '@matjip/db-schema'
import { openPhotos } from './content/put-photos.ts'
import { databaseUrl } from './database-url.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { seedReal } from './real/seed-real.ts'

/** Any number that nobody else locks: two seeds at once would both find the database empty. */
const SEED_LOCK = 4_811_239_002
/** One statement writes ten thousand rows on a busy machine. */
const STATEMENT_TIMEOUT_MS = 120_000

const [mode, dir] = process.argv.slice(2)
const started = performance.now()
try {
  if (mode !== '--demo' && (mode !== '--data' || dir === undefined)) throw new Error('usage: --demo | --data DIR')
  const database = openDatabase({ url: databaseUrl(), poolSize: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS })
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [SEED_LOCK])
    const target = { client, photos: openPhotos(), say: (line: string) => console.log(line) }
    const done = mode === '--demo' ? await seedDemo(target, Date.now()) : await seedReal(target, dir ?? '', Date.now())
    console.log(`seed ${mode} in ${((performance.now() - started) / 1000).toFixed(1)} s: ${done}`)
  } finally {
    client.release(true)
    await database.close()
  }
} catch (error) {
  console.error(`seeding failed, no posts were written: ${messageOf(error)}`)
  process.exitCode = 1
}

/** An AggregateError of refused connections has no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
