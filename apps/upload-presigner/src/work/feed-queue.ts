import type { Database } from '@matjip/db-schema'
import type { Send } from '@matjip/queue'
import { deriveMessage } from './derive-message.ts'

/** Uploads of one transaction: ten requests to SQS. */
const BATCH = 100
/**
 * Minutes after which what was sent and is not done is sent again: whatever was lost on the way is found here. While a queue is
 * further behind than this its messages double; the second of each finds nothing to do.
 */
const AGAIN_MINUTES = 15

const TAKE = `
select id from uploads where due_at <= now() order by due_at limit ${BATCH} for update skip locked`
const SENT = `update uploads set due_at = now() + interval '${AGAIN_MINUTES} minutes' where id = any($1::bigint[])`

/**
 * Sends what is due to the queue. The row is the outbox: it is locked while SQS confirms and moved on in the same transaction,
 * so nothing is lost where either fails, and what fails between the two is sent twice.
 * @returns how many were sent
 */
export async function feedQueue(pool: Database['pool'], send: Send, signal?: AbortSignal): Promise<number> {
  let sent = 0
  for (;;) {
    const count = await feedBatch(pool, send)
    sent += count
    if (count < BATCH || signal?.aborted) return sent
  }
}

async function feedBatch(pool: Database['pool'], send: Send): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ id: number }>(TAKE)
    const ids = rows.map(({ id }) => id)
    await Promise.all(ids.map((id) => send(deriveMessage(id))))
    if (ids.length > 0) await client.query(SENT, [ids])
    await client.query('commit')
    return ids.length
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
