import { openDatabase } from '@matjip/db-schema'
import { readerId, READERS } from '../../feeds/seed-sql.ts'
import type { Scale } from '../../feeds/seed-sql.ts'

/** Readers beside the one whose home is read again and again: more than are ever served by what another has just read. */
export const CROWD = 2_000
/** People that each follows: as many as a real person does, drawn for each by themselves. */
const FOLLOWED = 50

/** Ids of the crowd, after all other users'. */
export function crowdIds(scale: Scale): number[] {
  const first = readerId(scale, READERS.length)
  return Array.from({ length: CROWD }, (_, n) => first + n)
}

/** $1 first id, $2 how many, $3 users who may be followed. */
const PEOPLE = `insert into users (id, handle, display_name) select n, 'user' || n, '사용자 ' || n from generate_series($1::bigint, $1::bigint + $2 - 1) n`
const FOLLOWS = `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
  select distinct on (actor, target) 1, actor, target, true, 1, 'seed', 1
  from (select actor, 1 + floor($3::bigint * random() ^ 2)::bigint as target
    from generate_series($1::bigint, $1::bigint + $2 - 1) actor, generate_series(1, ${FOLLOWED})) as drawn`

/** Many people, each with a home of their own. */
export async function seedCrowd(url: string, scale: Scale): Promise<void> {
  const database = openDatabase({ url, statementTimeoutMs: 120_000, onIdleError: () => undefined })
  const [first = 0] = crowdIds(scale)
  await database.pool.query(PEOPLE, [first, CROWD])
  await database.pool.query(FOLLOWS, [first, CROWD, scale.users])
  await database.pool.query('analyze relations')
  await database.close()
}
