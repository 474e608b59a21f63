import { atMost } from '../../goals/goal.ts'
import type { Goal } from '../../goals/goal.ts'
import type { Arena } from '../../arena/arena.ts'
import { atRandomTimes } from '../../arrivals.ts'
import type { Click } from '../../arena/clicks.ts'
import { seededRandom } from '../../arena/graph.ts'
import type { Verdict } from '../../goals/verdict.ts'
import type { Stage } from '../stage.ts'
import { align, quantileOf } from '../../table.ts'

/** Requests in one minute: the burst that the product must bear, and ten times as many. */
const LOADS = [5_000, 50_000]
/** Seconds. A quick run keeps the rate. */
const SECONDS = 60
const QUICK_SECONDS = 15
/** Milliseconds from the 202 to the commit, for every single click. */
const MAX_LAG_MS = 2_000
/** Milliseconds of the 99th percentile of answers; stated as a goal, shown and not judged: the machine is shared. */
const GOAL_P99_MS = 50

/** Clicks arrive at random for a minute; when was each one accepted, and when committed? */
export async function minute({ arena, pipeline, quick }: Stage): Promise<Verdict> {
  const seconds = quick ? QUICK_SECONDS : SECONDS
  const rows = [['requests', 'a second', 'accepted', 'answer p50 ms', 'p99', 'in Postgres p50 ms', 'p99', 'longest']]
  const broken: string[] = []
  const figures: string[] = []
  const goals: Goal[] = []
  for (const perMinute of LOADS) {
    const clicks = arena.crowd.draw(Math.round((perMinute * seconds) / SECONDS))
    const since = Date.now() * 1000
    const accepted: Accepted[] = []
    const latencies = await atRandomTimes(clicks, perMinute / SECONDS, seededRandom(perMinute), async (click) => {
      const { status, body } = await pipeline.client.click(click)
      if (status === 202)
        accepted.push({ click, version: body.version ?? 0, atMs: performance.timeOrigin + performance.now() })
    })
    await pipeline.settled()
    await pipeline.expectRows(accepted.length, since)
    const lags = lagsOf(accepted, await commitsSince(arena, since))
    const longest = Math.max(...lags)
    const p99 = quantileOf(latencies, 0.99)
    goals.push(atMost(`p99 of a 202 at ${Math.round(perMinute / SECONDS)}/s`, p99, GOAL_P99_MS, ' ms', 1))
    rows.push([
      clicks.length.toLocaleString('en'),
      (perMinute / SECONDS).toFixed(0),
      accepted.length.toLocaleString('en'),
      ...[quantileOf(latencies, 0.5), quantileOf(latencies, 0.99)].map((ms) => ms.toFixed(1)),
      ...[quantileOf(lags, 0.5), quantileOf(lags, 0.99), longest].map((ms) => ms.toFixed(0)),
    ])
    figures.push(
      `${clicks.length.toLocaleString('en')} at ${(perMinute / SECONDS).toFixed(0)}/s in Postgres within ${(longest / 1000).toFixed(2)} s`,
    )
    if (accepted.length < clicks.length)
      broken.push(`${clicks.length - accepted.length} of ${clicks.length} were not accepted`)
    if (lags.length < accepted.length)
      broken.push(`${accepted.length - lags.length} accepted clicks are not in Postgres`)
    const late = lags.filter((lag) => lag > MAX_LAG_MS).length
    if (late > 0)
      broken.push(`${late} of ${lags.length} were in Postgres later than ${MAX_LAG_MS / 1000} s after their 202`)
  }
  console.log(
    `Clicks of ${arena.crowd.source}, half of them to three targets; goal of the answer's p99: ${GOAL_P99_MS} ms\n`,
  )
  console.log(align(rows))
  return { figure: figures.join('; '), broken, goals }
}

interface Accepted {
  click: Click
  version: number
  /** When the 202 was here, milliseconds since 1970. */
  atMs: number
}

/** Milliseconds from each 202 to the commit of its row; clicks without a row have none. */
function lagsOf(accepted: readonly Accepted[], commits: ReadonlyMap<string, Commit>): number[] {
  return accepted.flatMap(({ click, version, atMs }) => {
    const commit = commits.get(pairOf(click.actorId, click.targetId))
    return commit !== undefined && commit.version >= version ? [commit.atMs - atMs] : []
  })
}

interface Commit {
  version: number
  atMs: number
}

/** When each pair's row was committed, by Postgres's own record: the clock is this machine's. */
async function commitsSince({ database }: Arena, version: number): Promise<Map<string, Commit>> {
  const { rows } = await database.pool.query<{ actor_id: number; target_id: number; version: number; ms: string }>(
    `select actor_id, target_id, version, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 as ms
     from relations where version >= $1`,
    [version],
  )
  return new Map(
    rows.map((row) => [pairOf(row.actor_id, row.target_id), { version: row.version, atMs: Number(row.ms) }]),
  )
}

/** People and posts have no ids in common. */
function pairOf(actorId: number, targetId: number): string {
  return `${actorId} ${targetId}`
}
