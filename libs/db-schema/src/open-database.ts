import { drizzle } from 'drizzle-orm/node-postgres'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as tables from './tables/index.ts'

export type Db = NodePgDatabase<typeof tables> & { $client: pg.Pool }
/** A transaction or the database itself: what a store's function takes. */
export type DbSession = Pick<Db, 'select' | 'insert' | 'update' | 'delete' | 'execute'>
/** A transaction whose connection is at hand, for statements that are prepared by name. */
export type Transaction = DbSession & { $client: pg.PoolClient }

export interface Database {
  db: Db
  /** For set-based statements that are clearer as SQL: `pool.query({ name, text, values })` is prepared once per connection. */
  pool: pg.Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  url: string
  /** Connections of this process. 10 by default: with two cores in Postgres more only queue there. */
  poolSize?: number
  /** A statement that runs longer is cancelled and answered 503; so is one to which a silent server says nothing at all. 5 s by default. */
  statementTimeoutMs?: number
  /** Told of broken idle connections: without a listener Node would end the process. */
  onIdleError?: (error: Error) => void
}

/** Milliseconds to wait for a connection: a dead Postgres must become a 503 before the client gives up. */
const CONNECT_TIMEOUT_MS = 2_000
/**
 * Milliseconds after which an unused connection is closed: from one meal to the next it stays. The driver's 10 s would open
 * connections anew for each rush, and a new one plans every statement again (a fold's costs 30 to 60 ms then). Pools are sized to be held whole.
 */
const IDLE_TIMEOUT_MS = 6 * 3_600_000
/** Milliseconds: a request has far fewer to spend on one statement. */
const STATEMENT_TIMEOUT_MS = 5_000
/** Milliseconds beyond that for the server's own word to arrive; after them it is frozen or cut off, and never cancels anything. */
const SILENCE_MS = 1_000
const INT8_OID = 20
const INT8_ARRAY_OID = 1016

/** An array of ids as Postgres writes it: `{1,2}`. None of ours holds a null. */
const readIds = (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number))

/** Drizzle's session on a connection that is in a transaction. */
export const sessionOn = (client: pg.PoolClient): Transaction => drizzle(client)

/** Opens a pool; connects lazily. int8 columns, and arrays of them, come back as numbers: every id, version and count of ours is below 2^53. */
export function openDatabase(options: DatabaseOptions): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + SILENCE_MS,
    idle_in_transaction_session_timeout: 10_000,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8_OID
          ? Number
          : oid === INT8_ARRAY_OID
            ? readIds
            : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  })
  pool.on('error', options.onIdleError ?? (() => {}))
  // The pool listens only while a connection is idle. One that breaks within a transaction rejects its statement, and must
  // not end the process besides.
  pool.on('connect', (client) => client.on('error', () => {}))
  return { db: drizzle(pool, { schema: tables }), pool, close: () => pool.end() }
}
