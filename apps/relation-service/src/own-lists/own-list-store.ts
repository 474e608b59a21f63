import { committedKinds, relationKinds } from '@matjip/contracts'
import type { CommittedKind, RelationKind } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { PairState } from '@matjip/redis-keys'
import { notBlockedSql } from '@matjip/relations'
import { clickColumns, clickedSql } from '../lists/clicked-sql.ts'
import type { ListPosition } from '../lists/list-position.ts'

/** Kinds that a caller may list of their own. */
export type ListedKind = Exclude<RelationKind, 'follow' | 'like'> | CommittedKind

/** Whether a target is there for the caller ($1), as SQL over its id: what is not, is skipped during the walk. */
const VISIBLE: Record<ListedKind, (id: string) => string> = {
  hashtag: (id) => `exists (select from hashtags h where hashtag_key(h.name) = ${id})`,
  savePost: (id) => `exists (
      select from posts p join users u on u.id = p.author_id and u.deleted_at is null
      where p.id = ${id} and ${notBlockedSql('$1', 'p.author_id')})`,
  saveRestaurant: (id) => `exists (select from restaurants where restaurants.id = ${id})`,
  block: livingUser,
  mute: livingUser,
}

function livingUser(id: string): string {
  return `exists (select from users u where u.id = ${id} and u.deleted_at is null)`
}

/**
 * The caller's own list of a kind, newest first, with clicks that are not in the record yet: $1 caller, $2 since, $3 id,
 * $4 limit, $5 to $8 the clicks. Walks relations_by_actor backwards from the cursor without the pairs that were clicked lately.
 */
export function ownListSql(kind: ListedKind): string {
  const number = { ...relationKinds, ...committedKinds }[kind]
  const visible = VISIBLE[kind]
  return `/* relation-service own-list-${kind} */
${clickedSql(number)}, recorded as (
  select r.target_id as id, r.since from relations r
  where r.kind = ${number} and r.actor_id = $1 and r.active and (r.since, r.target_id) < ($2, $3)
    and r.target_id <> all ($5::bigint[]) and ${visible('r.target_id')}
  order by r.since desc, r.target_id desc limit $4
)
select id, since from (
  select * from recorded
  union all
  select c.id, c.since from clicked c where c.active and (c.since, c.id) < ($2, $3) and ${visible('c.id')}
) both_parts order by since desc, id desc limit $4`
}

/** Places of the caller's own list of a kind, newest first. */
export async function readOwnList(
  pool: Database['pool'],
  kind: ListedKind,
  callerId: number,
  before: ListPosition,
  limit: number,
  clicks: ReadonlyMap<number, PairState>,
): Promise<ListPosition[]> {
  const values = [callerId, before.since, before.id, limit, ...clickColumns(clicks)]
  const { rows } = await pool.query<ListPosition>({ name: `own-list-${kind}`, text: ownListSql(kind), values })
  return rows
}
