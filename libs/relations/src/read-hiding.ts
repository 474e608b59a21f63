import { committedKinds } from '@matjip/contracts'
import type { RelationStores } from './relation-stores.ts'

/** Who has put whom out of sight. */
export interface Hiding {
  /** The viewer has blocked them. */
  blocking: boolean
  /** They have blocked the viewer. */
  blockedBy: boolean
  /** The viewer has muted them. */
  muting: boolean
}

export const NOT_HIDING: Hiding = { blocking: false, blockedBy: false, muting: false }

const { block, mute } = committedKinds

/** $1 viewer, $2 users. Three look-ups by primary key for each. */
export const HIDING = `/* relations hiding */
select asked.id,
  coalesce(blocking.active, false) as blocking,
  coalesce(blocked_by.active, false) as "blockedBy",
  coalesce(muting.active, false) as muting
from unnest($2::bigint[]) as asked (id)
left join relations blocking on blocking.kind = ${block} and blocking.actor_id = $1 and blocking.target_id = asked.id
left join relations blocked_by on blocked_by.kind = ${block} and blocked_by.actor_id = asked.id and blocked_by.target_id = $1
left join relations muting on muting.kind = ${mute} and muting.actor_id = $1 and muting.target_id = asked.id`

/** How the viewer and some users stand to each other; Postgres alone answers. @throws where it is away */
export async function readHiding(
  pool: RelationStores['pool'],
  viewerId: number,
  userIds: readonly number[],
): Promise<Map<number, Hiding>> {
  if (userIds.length === 0) return new Map()
  const { rows } = await pool.query<Hiding & { id: number }>({
    name: 'relations.hiding',
    text: HIDING,
    values: [viewerId, userIds],
  })
  return new Map(rows.map(({ id, ...hiding }) => [id, hiding]))
}
