import { committedKinds, relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { MAX_AHEAD_US } from '@matjip/relations'

type Pool = Database['pool']

/** Whose follows of the other end, and what the end of each must be newer than; null: nothing. */
export type FollowEnds = ReadonlyMap<number, number | null>

interface Row {
  actorId: number
  version: number | null
}

/** Microseconds, as versions are: twice what an echo may be ahead of a clock, so that what the two do from now on is newer. */
const APART_US = 2 * MAX_AHEAD_US

const pairOfFollows = `(values ($1::bigint, $2::bigint), ($2, $1)) as pair (actor_id, target_id)
left join lateral (
  select version, active from relations
  where kind = ${relationKinds.follow} and actor_id = pair.actor_id and target_id = pair.target_id offset 0
) follow on true`

/** $1, $2 the two. By primary key, whatever the statistics say (offset 0). */
export const FOLLOWS_BETWEEN = `/* relation-service follows-between */
select pair.actor_id as "actorId", follow.version from ${pairOfFollows}`

/**
 * $1 who blocks $2. No row where no block stands. A follow ends unless the record has an end that is newer than the block, and newer
 * than clocks are apart: one that was accepted before the block may still be on its way, with a stamp of a clock that is ahead. Its
 * end is newer than all that the two did up to some seconds ago, and older than whatever they do from now on.
 */
export const FOLLOWS_LEFT = `/* relation-service follows-left */
select pair.actor_id as "actorId", greatest(due.version, follow.version) as version
from relations block
cross join lateral (
  select greatest(block.version, (extract(epoch from now()) * 1e6)::bigint - ${APART_US}::bigint) as version
) due
cross join ${pairOfFollows}
where block.kind = ${committedKinds.block} and block.actor_id = $1 and block.target_id = $2 and block.active
  and (follow.version is null or follow.active or follow.version <= due.version)`

/** Follows of two users, either way. */
export const readFollowsBetween = (pool: Pool, one: number, other: number) =>
  read(pool, 'follows-between', FOLLOWS_BETWEEN, [one, other])

/** Follows of two users that would come back, were the block between them taken back. */
export const readFollowsLeft = (pool: Pool, blockerId: number, blockedId: number) =>
  read(pool, 'follows-left', FOLLOWS_LEFT, [blockerId, blockedId])

async function read(pool: Pool, name: string, text: string, values: number[]): Promise<FollowEnds> {
  const { rows } = await pool.query<Row>({ name, text, values })
  return new Map(rows.map(({ actorId, version }) => [actorId, version]))
}
