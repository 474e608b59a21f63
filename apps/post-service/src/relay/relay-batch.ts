import type { PostEvent } from '@matjip/contracts'
import { inTransaction } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import type { Send } from '@matjip/queue'
import { packEvents } from './pack-events.ts'

/**
 * Rows are taken by deleting them, not by a cursor over ids: a cursor passes rows whose transaction commits late. Rows that
 * another relay has taken are skipped. $1 rows at most.
 */
export const TAKE_OUTBOX = `/* post-service take-outbox */
delete from outbox
where id = any(array(select id from outbox order by id limit $1 for update skip locked))
returning id, payload, (extract(epoch from created_at) * 1000)::bigint as "writtenAtMs"`

interface TakenRow {
  id: number
  payload: PostEvent
  writtenAtMs: number
}

/** What a batch came to. */
export interface Relayed {
  rows: number
  messages: number
  /** When the oldest row was written, milliseconds since 1970; Infinity of none. */
  oldestMs: number
}

/**
 * Takes rows from the outbox, oldest first, and sends them. They are gone only once SQS has confirmed all of their messages; whatever
 * fails before brings them back, and some of them may arrive twice.
 * @throws what Postgres or the queue threw
 */
export async function relayBatch(pool: Database['pool'], send: Send, limit: number): Promise<Relayed> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<TakenRow>({ name: 'take-outbox', text: TAKE_OUTBOX, values: [limit] })
    const bodies = packEvents(rows.toSorted((a, b) => a.id - b.id))
    await Promise.all(bodies.map((body) => send(body)))
    const oldestMs = Math.min(...rows.map(({ writtenAtMs }) => writtenAtMs))
    return { rows: rows.length, messages: bodies.length, oldestMs }
  })
}
