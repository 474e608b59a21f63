import { gt, sql } from 'drizzle-orm'
import type { DbSession } from './open-database.ts'
import { users } from './tables/users.ts'

/** Milliseconds between two looks: how long a token may outlive its account where another process has deleted it. */
const LOOK_MS = 1_000
/** Tokens of an account that was deleted longer ago have all run out; whoever gets a new one can write nothing all the same. */
const REMEMBERED = sql`now() - interval '30 days'`
/** Milliseconds before the newest deletion that is known, for commits that were under way at the last look. */
const OVERLAP_MS = 60_000

/** The accounts that were deleted of late, as this process knows them. */
export interface GoneAccounts {
  has(userId: number): boolean
  /** Notes one at once: that the process has deleted itself. */
  add(userId: number): void
  /** Looks now. @throws where Postgres is away: what is known stays */
  look(): Promise<void>
  stop(): void
}

/**
 * Watches which accounts are deleted, so that their tokens are refused. 8 bytes for each of the last 30 days, and those since
 * this process began.
 * @param onError told where a look has failed; the next one catches up
 */
export function watchGoneAccounts(db: Pick<DbSession, 'select'>, onError: (error: unknown) => void): GoneAccounts {
  const gone = new Set<number>()
  let newest: Date | null = null
  // A walk of `users_left`, which holds nobody else.
  const look = async () => {
    const since = newest === null ? REMEMBERED : new Date(newest.getTime() - OVERLAP_MS)
    const rows = await db
      .select({ id: users.id, deletedAt: users.deletedAt })
      .from(users)
      .where(gt(users.deletedAt, since))
    for (const { id, deletedAt } of rows) {
      gone.add(id)
      if (deletedAt !== null && (newest === null || deletedAt > newest)) newest = deletedAt
    }
  }
  let looking = false
  const lookOnce = async () => {
    if (looking) return
    looking = true
    await look()
      .catch(onError)
      .finally(() => (looking = false))
  }
  const timer = setInterval(() => void lookOnce(), LOOK_MS).unref()
  void lookOnce()
  return {
    has: (userId) => gone.has(userId),
    add: (userId) => void gone.add(userId),
    look,
    stop: () => clearInterval(timer),
  }
}
