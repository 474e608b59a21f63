import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './open-database.ts'
import type { DatabaseOptions } from './open-database.ts'
import { openTestDatabase } from './testing.ts'

async function open(options: Omit<DatabaseOptions, 'url'> = {}, through: (url: URL) => Promise<URL> = async (u) => u) {
  const own = await openTestDatabase()
  const database = openDatabase({ url: (await through(new URL(own.url))).href, ...options })
  onTestFinished(async () => {
    await database.close()
    await own.close()
  })
  return { database, admin: own.pool }
}

test('a connection that breaks within a transaction fails that transaction, not the process', async () => {
  const { database, admin } = await open()
  const broken = database.db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    // As when Postgres is restarted: no statement is under way that could be told.
    const client = await broke(database.pool, () => admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]))
    expect(client).toMatch(/terminat/)
    await tx.execute(sql`select 1`)
  })
  await expect(broken).rejects.toThrow()
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a Postgres that says nothing any more is a failure soon, not a wait for ever', async () => {
  const { frozen, through } = freezable()
  const { database } = await open({ statementTimeoutMs: 100 }, through)
  await database.pool.query('select 1')
  frozen.now = true
  await expect(database.pool.query('select 1')).rejects.toThrow('Query read timeout')
  frozen.now = false
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
