import { blocksSql, mutesSql } from './hidden-sql.ts'
import type { RelationReads } from './relation-stores.ts'

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

/** $1 viewer, $2 users. Three look-ups by primary key for each. */
export const HIDING = `/* relations hiding */
select asked.id,
  ${blocksSql('$1', 'asked.id')} as blocking,
  ${blocksSql('asked.id', '$1')} as "blockedBy",
  ${mutesSql('$1', 'asked.id')} as muting
from unnest($2::bigint[]) as asked (id)`

/** How the viewer and some users stand to each other; Postgres alone answers. @throws where it is away */
export async function readHiding(
  pool: RelationReads['pool'],
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
