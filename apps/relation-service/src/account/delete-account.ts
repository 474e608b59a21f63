import { ProblemError } from '@matjip/contracts'
import type { GoneAccounts } from '@matjip/db-schema'
import { forgetPostsOf } from '@matjip/post-view'
import { unlessRedisAway } from '@matjip/redis-keys'
import type { Stores } from '../stores.ts'
import { leave } from './account-store.ts'

export interface LeavingDeps {
  stores: Stores
  gone: GoneAccounts
}

/**
 * Deletes an account: when it resolves, nobody's next read shows anything of the person, and their tokens are refused (by
 * other processes within a second). counter-batch erases what is left, in its own time.
 * @returns when @throws ProblemError account-deleted for one that was deleted before
 */
export async function deleteAccount({ stores, gone }: LeavingDeps, userId: number): Promise<Date> {
  const deletedAt = await leave(stores.pool, userId)
  gone.add(userId)
  if (deletedAt === null) throw new ProblemError('account-deleted')
  // Where Redis is away the event in the outbox does it once it is back.
  await unlessRedisAway(() => forgetPostsOf(stores, userId), undefined)
  return deletedAt
}
