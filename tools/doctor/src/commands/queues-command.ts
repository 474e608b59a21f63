import { lookIntoQueue } from '@matjip/queue'
import { DEFAULT_SHARDS } from '@matjip/redis-keys'
import type { LiveStores } from '../live/collect-live-state.ts'
import { readPending } from '../live/read-pending.ts'
import { ageOf } from '../output/moments.ts'
import type { Report } from '../output/report.ts'
import { table } from '../output/table.ts'

/** `queues`: what is waiting where, and for how long. */
export async function queuesCommand({ redis, sqs, urls, shards = DEFAULT_SHARDS }: LiveStores): Promise<Report> {
  const now = Date.now()
  const pending = await readPending(redis, shards)
  const named = [
    ['relations', urls.relations],
    ['quarantine', urls.quarantine],
    ...(urls.deadLetters ? [['dead letters', urls.deadLetters] as const] : []),
  ] as const
  const queues = await Promise.all(named.map(async ([name, url]) => ({ name, ...(await lookIntoQueue(sqs, url)) })))
  const waiting = pending.shards.filter((shard) => shard.pending > 0)
  const oldest = Math.min(...waiting.flatMap(({ oldestVersion }) => oldestVersion ?? []))
  const total = waiting.reduce((sum, shard) => sum + shard.pending, 0)
  const age = (sinceMs: number | null) => (sinceMs === null ? null : ageOf(now - sinceMs))
  const text = [
    table(
      queues.map(({ name, visible, inFlight, delayed, oldestMs }) => ({
        queue: name,
        visible,
        'in flight': inFlight,
        delayed,
        'oldest seen': age(oldestMs),
      })),
    ),
    '',
    `Pending in Redis (${shards} shards, those that are empty left out)`,
    table(
      waiting.map(({ shard, pending: count, oldestVersion }) => ({
        shard,
        pending: count,
        'oldest click': age(oldestVersion === null ? null : oldestVersion / 1000),
      })),
    ),
  ]
  const [main] = queues
  return {
    text: text.join('\n'),
    summary: `${main?.visible ?? 0} waiting, ${main?.inFlight ?? 0} in flight, ${total} pending${total > 0 ? ` (oldest ${ageOf(now - oldest / 1000)})` : ''}, ${queues[1]?.visible ?? 0} in quarantine, ${queues[2]?.visible ?? 0} dead letters`,
    json: { takenAt: new Date(now), queues, pending: { total, ...pending } },
    ok: true,
  }
}
