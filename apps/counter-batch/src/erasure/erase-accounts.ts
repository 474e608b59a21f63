import type { Logger } from '@matjip/service-kit'
import { eraseAccount } from './erase-account.ts'
import type { EraseDeps } from './erase-account.ts'
import type { ErasureMetrics } from './erasure-metrics.ts'

/** Accounts of one round: those that wait for something do not hold up the rest. */
const ACCOUNTS = 50

/** Failures in a row after which it is not the accounts: a store is away, and each further one would wait for it. */
const FAILURES = 3

/** The longest deleted first; `users_to_erase` holds nobody else. $1 those that were tried in this round, $2 how many. */
const DUE = `select id from users where deleted_at is not null and erased_at is null and id <> all ($1::bigint[])
order by deleted_at limit $2`

export interface RoundDeps extends EraseDeps {
  logger: Logger
  metrics: ErasureMetrics
}

/**
 * Goes once through all accounts that are still to be erased; one that fails holds up no other. The signal stops it after a batch.
 * @returns how many are erased now @throws where it failed for several in a row
 */
export async function eraseAccounts(deps: RoundDeps, signal?: AbortSignal): Promise<number> {
  const { pool, logger, metrics } = deps
  const tried: number[] = []
  let complete = 0
  let failures = 0
  while (!signal?.aborted) {
    const { rows } = await pool.query<{ id: number }>(DUE, [tried, ACCOUNTS])
    for (const { id } of rows) {
      if (signal?.aborted) break
      tried.push(id)
      const result = await eraseAccount(deps, id, signal).catch((error: unknown) => {
        failures += 1
        if (failures === FAILURES) throw error
        logger.warn({ err: error, userId: id }, 'the erasure of an account failed; it is tried again')
      })
      if (!result) continue
      failures = 0
      const { isComplete, ...erased } = result
      metrics.rows.inc({ what: 'relations' }, erased.relations)
      metrics.rows.inc({ what: 'posts' }, erased.posts)
      if (!isComplete) continue
      complete += 1
      metrics.accounts.inc()
      // The id alone, which is all that is left.
      logger.info({ userId: id }, 'erased a deleted account')
    }
    if (rows.length < ACCOUNTS) break
  }
  metrics.waiting.set(tried.length - complete)
  return complete
}
