import { relationKinds } from '@matjip/contracts'
import { drainQueue } from '@matjip/stack'
import pg from 'pg'
import type { World } from './open-world.ts'
import type { Visitors } from './visitors.ts'

/** Milliseconds: a visibility timeout of a minute for what was received by a process that ended, and the fold. */
const DRAIN_MS = 90_000

/** Waits until the queue is empty, then looks for each accepted click in Postgres. @returns pairs whose newest is not there */
export async function findLostClicks({ stack, stores }: World, { clicks }: Visitors): Promise<string[]> {
  if (!stack.queues) throw new Error('there are no queues')
  const left = await drainQueue(stack.queues.sqs, stack.queues.urls.relations, DRAIN_MS)
  if (left.waiting + left.inFlight > 0) return [`${left.waiting} waiting and ${left.inFlight} in flight`]
  const client = new pg.Client({ connectionString: stores.DATABASE_URL })
  await client.connect()
  const { rows } = await client
    .query<{ pair: string; active: boolean; version: string }>(
      `select actor_id || ':' || target_id as pair, active, version from relations where kind = $1`,
      [relationKinds.like],
    )
    .finally(() => client.end())
  const record = new Map(rows.map((row) => [row.pair, row]))
  const isLost = ([pair, click]: [string, { version: number; active: boolean }]) => {
    const row = record.get(pair)
    return row?.active !== click.active || Number(row.version) !== click.version
  }
  return [...clicks].filter(isLost).map(([pair]) => pair)
}
