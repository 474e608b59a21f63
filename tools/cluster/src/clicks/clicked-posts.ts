import { queueDepth } from '@matjip/queue'
import { until } from '@matjip/stack'
import type { ClickingStack } from './clicking-stack.ts'

/** Milliseconds for all clicks to get into Postgres, what a process left behind among them. */
const DRAIN_MS = 120_000

/** Posts of one author, to click on. */
export async function insertClickedPosts({ pool }: Pick<ClickingStack, 'pool'>, ids: readonly number[]): Promise<void> {
  await pool.query(`insert into users (id, handle, display_name) values (1, 'author', '주인')`)
  await pool.query(
    `insert into posts (id, author_id, text, hashtags) select id, 1, '국밥', '{}' from unnest($1::bigint[]) as id`,
    [ids],
  )
}

/**
 * What the record says of each pair `actor>post`, once nothing is on its way to it any more.
 * @param countPending operations that are applied and not folded
 */
export async function drainLikes(
  { sqs, queueUrl, pool }: Pick<ClickingStack, 'sqs' | 'queueUrl' | 'pool'>,
  countPending: () => Promise<number>,
): Promise<Record<string, boolean>> {
  await until('everything being in Postgres', DRAIN_MS, async () => {
    const { visible, inFlight } = await queueDepth(sqs, queueUrl)
    return visible + inFlight + (await countPending()) === 0
  })
  const { rows } = await pool.query<{ pair: string; active: boolean }>(
    `select actor_id || '>' || target_id as pair, active from relations`,
  )
  return Object.fromEntries(rows.map(({ pair, active }) => [pair, active]))
}

/** How often each status was answered, in words. */
export function tellAnswers(answers: ReadonlyMap<number, number>): string {
  return [...answers].map(([status, times]) => `${times} × ${status}`).join(', ')
}
