import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './open-database.ts'
import { openTestDatabase } from './testing.ts'

test('a connection that breaks within a transaction fails that transaction, not the process', async () => {
  const own = await openTestDatabase()
  const database = openDatabase({ url: own.url })
  onTestFinished(async () => {
    await database.close()
    await own.close()
  })
  const opened = once(database.pool, 'connect')
  const transaction = database.db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    const [client] = (await opened) as [pg.PoolClient]
    // As when Postgres stops: no statement is under way to be told. Not `events.once`, which listens for "error" too.
    const ended = new Promise<void>((resolve) => client.once('end', resolve))
    await own.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await ended
    await tx.execute(sql`select 1`)
  })
  await expect(transaction).rejects.toThrow()
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a Postgres that says nothing any more is a failure soon, not a wait for ever', async () => {
  const own = await openTestDatabase()
  const way = await freezableWay(new URL(own.url))
  const database = openDatabase({ url: way.url, statementTimeoutMs: 100 })
  onTestFinished(async () => {
    await database.close()
    way.close()
    await own.close()
  })
  await database.pool.query('select 1')
  way.freeze()
  await expect(database.pool.query('select 1')).rejects.toThrow('Query read timeout')
  way.thaw()
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

/** A way to Postgres on which, while it is frozen, nothing moves and nothing is closed. */
async function freezableWay(to: URL) {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => near.destroy() && far.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(to)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    freeze: () => sockets.forEach((socket) => socket.pause()),
    thaw: () => sockets.forEach((socket) => socket.resume()),
    close() {
      sockets.forEach((socket) => socket.destroy())
      server.close()
    },
  }
}
