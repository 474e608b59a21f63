import { committedKinds, ProblemError } from '@matjip/contracts'
import type { CommittedKind } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'

type Pool = Database['pool']

/** A block or mute that is being made or taken back. */
export interface HidingWrite {
  kind: CommittedKind
  actorId: number
  targetId: number
  active: boolean
  version: number
  opId: string
}

/**
 * $1 kind, $2 actor, $3 target, $4 active, $5 version, $6 op id.
 * Whoever commits last wins, so the version is at least the next after the row's: unlike a click that may be overtaken on its
 * way, this one is answered with the state that it has made. `prev_active` stays false until counter-batch has seen that no
 * follow is left between the two, also where the block is sent again. Nothing is written for an actor whose account was deleted.
 */
export const WRITE_HIDING = `/* relation-service write-hiding */
insert into relations as r (kind, actor_id, target_id, active, version, op_id, since)
select $1, id, $3, $4, $5, $6, $5 from users where id = $2 and deleted_at is null
on conflict (kind, actor_id, target_id) do update set
  active = excluded.active,
  prev_active = r.active and r.prev_active,
  version = greatest(excluded.version, r.version + 1),
  op_id = excluded.op_id,
  since = case when excluded.active and not r.active then greatest(excluded.version, r.version + 1) else r.since end,
  updated_at = now()
returning version`

/**
 * Writes it, in the caller's transaction.
 * @returns the version of the row as it stands now
 * @throws ProblemError forbidden for an account that was deleted while its token is still good
 */
export async function writeHiding(client: Pick<Pool, 'query'>, write: HidingWrite): Promise<number> {
  const { kind, actorId, targetId, active, version, opId } = write
  const values = [committedKinds[kind], actorId, targetId, active, version, opId]
  const { rows } = await client.query<{ version: number }>({ name: 'write-hiding', text: WRITE_HIDING, values })
  const [row] = rows
  if (row === undefined) throw new ProblemError('forbidden')
  return row.version
}
