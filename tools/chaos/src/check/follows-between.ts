import { committedKinds, relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'

/** A follow that a block has met. */
export interface MetFollow {
  actorId: number
  targetId: number
  /** Whether it is there all the same. */
  isLeft: boolean
}

/** Follows, either way, between two of whom one blocks the other: those that are there, and those whose last write ended them. */
const MET = `
select distinct f.actor_id as "actorId", f.target_id as "targetId", f.active as "isLeft"
from relations b
cross join lateral (values (b.actor_id, b.target_id), (b.target_id, b.actor_id)) as pair (actor_id, target_id)
join relations f on f.kind = ${relationKinds.follow} and f.actor_id = pair.actor_id and f.target_id = pair.target_id
where b.kind = ${committedKinds.block} and b.active and (f.active or f.prev_active)`

export async function followsBetween(pool: Database['pool']): Promise<MetFollow[]> {
  return (await pool.query<MetFollow>(MET)).rows
}
