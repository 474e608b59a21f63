import { relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { Written } from '../generator/messages.ts'

const KINDS = {
  like: relationKinds.like,
  unlike: relationKinds.like,
  follow: relationKinds.follow,
  unfollow: relationKinds.follow,
}

/** What was accepted and is not in Postgres: posts without a row, pairs whose row is older than the newest click, or says otherwise. */
export async function findLost({ pool }: Pick<Database, 'pool'>, written: readonly Written[]): Promise<string[]> {
  const posts = written.filter(({ op }) => op === 'post').map(({ targetId }) => targetId)
  const missing = await pool.query<{ id: number }>(
    `select id from unnest($1::bigint[]) as id where not exists (select 1 from posts where posts.id = id.id)`,
    [posts],
  )
  const newest = new Map<string, Written & { kind: number }>()
  for (const one of written) {
    if (one.op === 'post') continue
    const kind = KINDS[one.op as keyof typeof KINDS]
    const pair = `${kind} ${one.actorId} ${one.targetId}`
    if ((newest.get(pair)?.version ?? 0) < one.version) newest.set(pair, { ...one, kind })
  }
  const clicks = [...newest.values()]
  const older = await pool.query<{ actor: number; target: number; found: number | null }>(
    `select click.actor, click.target, row.version as found
     from unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[]) as click (kind, actor, target, version, active)
     left join relations row on row.kind = click.kind and row.actor_id = click.actor and row.target_id = click.target
     where row.version is null or row.version < click.version or (row.version = click.version and row.active <> click.active)`,
    [
      clicks.map(({ kind }) => kind),
      clicks.map(({ actorId }) => actorId),
      clicks.map(({ targetId }) => targetId),
      clicks.map(({ version }) => version),
      clicks.map(({ op }) => op === 'like' || op === 'follow'),
    ],
  )
  return [
    ...missing.rows.map(({ id }) => `post ${id} has no row`),
    ...older.rows.map(
      ({ actor, target, found }) => `${actor} → ${target}: ${found === null ? 'no row' : 'an older row'}`,
    ),
  ]
}
