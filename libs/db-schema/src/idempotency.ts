import { createHash } from 'node:crypto'
import { ProblemError } from '@matjip/contracts'
import { and, eq, sql } from 'drizzle-orm'
import type { Db, DbSession } from './open-database.ts'
import { idempotencyKeys } from './tables/idempotency-keys.ts'

/** A key is remembered for 24 h. */
const RETENTION = sql`interval '24 hours'`

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
 * Runs an effect at most once per (user, route, key): the effect and its answer are committed in one transaction, a repeat gets the stored answer.
 * @param effect does its writes through the given session and returns a JSON answer; if it throws, nothing is stored
 * @throws ProblemError idempotency-key-in-progress (409) while the first runs, idempotency-key-reused (422) for another body
 */
export async function runIdempotent<T>(
  db: Db,
  request: IdempotentRequest,
  effect: (tx: DbSession) => Promise<Answer<T>>,
): Promise<Answer<T> & { replayed: boolean }> {
  const { userId, route, key } = request
  return db.transaction(async (tx) => {
    const lock = await tx.execute<{ locked: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`${userId} ${route} ${key}`}, 0)) as locked`,
    )
    if (!lock.rows[0]?.locked) throw new ProblemError('idempotency-key-in-progress', { retryAfterS: 1 })
    const stored = await findAnswer<T>(tx, request)
    if (stored) return { ...stored, replayed: true }
    const answer = await effect(tx)
    await tx.delete(idempotencyKeys).where(sameKey(request))
    await tx.insert(idempotencyKeys).values({ userId, route, key, requestHash: hashOf(request), ...answer })
    return { ...answer, replayed: false }
  })
}

/** The stored answer of the same request. @throws ProblemError idempotency-key-reused (422) for another body */
async function findAnswer<T>(db: DbSession, request: IdempotentRequest): Promise<Answer<T> | null> {
  const [stored] = await db
    .select()
    .from(idempotencyKeys)
    .where(and(sameKey(request), sql`${idempotencyKeys.createdAt} > now() - ${RETENTION}`))
  if (!stored) return null
  if (stored.requestHash !== hashOf(request)) throw new ProblemError('idempotency-key-reused')
  return { status: stored.status, body: stored.body as T }
}

function sameKey({ userId, route, key }: IdempotentRequest) {
  return and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key))
}

function hashOf({ body }: IdempotentRequest): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}
