import { setTimeout as sleep } from 'node:timers/promises'
import { counterKinds } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'

/** The row that a post's transaction takes last: with it in our hands the post has its id and cannot commit. */
const HOLD = `insert into counters (kind, owner_id, count, rev) values (${counterKinds.posts}, $1, 0, 1)
  on conflict (kind, owner_id) do update set rev = counters.rev + 1`

/** Makes an author's next commit late. @returns waits until it is let go */
export async function delayCommit(pool: Database['pool'], authorId: number, ms: number): Promise<() => Promise<void>> {
  const client = await pool.connect()
  await client.query('begin')
  await client.query(HOLD, [authorId])
  const released = sleep(ms)
    .then(() => client.query('commit'))
    .finally(() => client.release())
  return async () => void (await released)
}
