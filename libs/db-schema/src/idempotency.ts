import { createHash } from 'node:crypto'
import { ProblemError } from '@matjip/contracts'
import pg from 'pg'
import type { PoolClient } from 'pg'
import { inTransaction } from './in-transaction.ts'
import { sessionOn } from './open-database.ts'
import type { Database, Db, Transaction } from './open-database.ts'

/** A key is remembered for 24 h. */
const RETENTION = `interval '24 hours'`

export interface IdempotentRequest {
  userId: number
  /** Method and route template: the same key on another route is another request. */
  route: string
  key: string
  /** The validated body. */
  body: unknown
}

export interface Answer<T> {
  status: number
  body: T
}

/**
 * Runs an effect at most once per (user, route, key): the effect and its answer are committed in one transaction, a repeat gets the
 * stored answer. First requests are the rule: whether one is a repeat is asked where the effect refuses it or its key is taken.
 * @param effect does its writes through the given session and returns a JSON answer; if it throws, nothing is stored. It runs for a repeat
 * too, and is rolled back
 * @throws ProblemError idempotency-key-in-progress (409) while the first runs, idempotency-key-reused (422) for another body
 */
export async function runIdempotent<T>(
  { $client: pool }: Pick<Db, '$client'>,
  request: IdempotentRequest,
  effect: (tx: Transaction) => Promise<Answer<T>>,
): Promise<Answer<T> & { replayed: boolean }> {
  const once = async (client: PoolClient, isLocked: boolean) => {
    if (!isLocked) throw inProgress()
    const answer = await effect(sessionOn(client))
    if (!(await keepAnswer(client, request, answer))) throw inProgress()
    return { ...answer, replayed: false }
  }
  try {
    return await inTransaction(
      pool,
      (client, lock) => once(client, lock?.rows[0].locked),
      `${KEEP_PLANS}; ${lockOf(request)}`,
    )
  } catch (error) {
    const stored = error instanceof ProblemError ? await findAnswer<T>(pool, request) : null
    if (stored) return { ...stored, replayed: true }
    throw error
  }
}

const inProgress = () => new ProblemError('idempotency-key-in-progress', { retryAfterS: 1 })

/**
 * An effect's statements go by keys. Left to itself Postgres plans those that take arrays anew each time, because one key
 * looks cheaper to it than the ten that a kept plan is made for.
 */
const KEEP_PLANS = 'set local plan_cache_mode = force_generic_plan'

/** Tries to take what the second of two requests under one key does not get until the first has ended. */
function lockOf({ userId, route, key }: IdempotentRequest): string {
  return `select pg_try_advisory_xact_lock(hashtextextended(${pg.escapeLiteral(`${userId} ${route} ${key}`)}, 0)) as locked`
}

const KEEP = `/* idempotency keep */
insert into idempotency_keys as k (user_id, route, key, request_hash, status, body) values ($1, $2, $3, $4, $5, $6)
on conflict (user_id, route, key) do update
set request_hash = excluded.request_hash, status = excluded.status, body = excluded.body, created_at = excluded.created_at
where k.created_at <= now() - ${RETENTION}`

/** @returns false where there is an answer already */
async function keepAnswer(client: PoolClient, request: IdempotentRequest, answer: Answer<unknown>): Promise<boolean> {
  const values = [...keyOf(request), hashOf(request), answer.status, JSON.stringify(answer.body)]
  const { rowCount } = await client.query({ name: 'idempotency-keep', text: KEEP, values })
  return rowCount === 1
}

const FIND = `/* idempotency find */
select request_hash, status, body from idempotency_keys
where user_id = $1 and route = $2 and key = $3 and created_at > now() - ${RETENTION}`

/** The stored answer of the same request. @throws ProblemError idempotency-key-reused (422) for another body */
async function findAnswer<T>(pool: Database['pool'], request: IdempotentRequest): Promise<Answer<T> | null> {
  const find = { name: 'idempotency-find', text: FIND, values: keyOf(request) }
  const { rows } = await pool.query<{ request_hash: string } & Answer<T>>(find)
  const [stored] = rows
  if (!stored) return null
  if (stored.request_hash !== hashOf(request)) throw new ProblemError('idempotency-key-reused')
  return { status: stored.status, body: stored.body }
}

const keyOf = ({ userId, route, key }: IdempotentRequest) => [userId, route, key]

function hashOf({ body }: IdempotentRequest): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}
