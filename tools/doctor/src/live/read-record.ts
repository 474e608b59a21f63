import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import type { CounterKind, Database } from '@matjip/db-schema'
import type { PairState, Target } from '@matjip/redis-keys'
import { counterSources } from '@matjip/relations'
import type { CountSnapshot } from '@matjip/relations'
import type { LiveTarget, PairRow } from './live-state.ts'

type Pool = Database['pool']

/** The counter that a relation moves at its target; undefined where its targets are not counted. */
export function counterOfTarget(kind: RelationKind): CounterKind | undefined {
  const counters = Object.keys(counterSources) as CounterKind[]
  return counters.find((counter) => {
    const source = counterSources[counter]
    return source.table === 'relations' && source.relation === kind && source.owner === 'target_id'
  })
}

/** The counters of targets, in their order; one that never moved is 0 at revision 0. */
export async function readCounters(pool: Pool, targets: readonly Target[]): Promise<CountSnapshot[]> {
  const { rows } = await pool.query<CountSnapshot>({
    name: 'doctor.counters',
    text: `
select coalesce(c.count, 0) as count, coalesce(c.rev, 0) as rev
from unnest($1::smallint[], $2::bigint[]) with ordinality as target (kind, owner_id, place)
left join counters c using (kind, owner_id) order by place`,
    values: [
      targets.map(({ kind }) => counterKinds[counterOfTarget(kind) as CounterKind] ?? 0),
      targets.map(({ targetId }) => targetId),
    ],
  })
  return rows
}

/** The rows of all pairs that Redis names, by target in their order. */
export async function readPairRows(
  pool: Pool,
  targets: readonly Pick<LiveTarget, 'kind' | 'targetId' | 'overlay' | 'settled' | 'pending'>[],
): Promise<PairRow[][]> {
  const pairs = targets.flatMap(({ kind, targetId, overlay, settled, pending }, index) =>
    [...new Set([...overlay.entries, ...settled, ...pending].map(({ actorId }) => actorId))].map((actorId) => ({
      kind,
      targetId,
      actorId,
      index,
    })),
  )
  const found = await readRows(pool, pairs)
  const rows: PairRow[][] = targets.map(() => [])
  pairs.forEach(({ index, actorId }, place) => {
    const row = found[place]
    if (row) rows[index]?.push({ actorId, ...row })
  })
  return rows
}

/** The rows of pairs, in their order. */
export async function readRows(
  pool: Pool,
  pairs: readonly (Target & { actorId: number })[],
): Promise<(PairState | undefined)[]> {
  const { rows } = await pool.query<{ version: number | null; opId: string; active: boolean }>({
    name: 'doctor.rows',
    text: `
select r.version, r.op_id as "opId", r.active
from unnest($1::smallint[], $2::bigint[], $3::bigint[]) with ordinality as pair (kind, actor_id, target_id, place)
left join relations r using (kind, actor_id, target_id) order by place`,
    values: [
      pairs.map(({ kind }) => relationKinds[kind]),
      pairs.map(({ actorId }) => actorId),
      pairs.map(({ targetId }) => targetId),
    ],
  })
  return rows.map(({ version, opId, active }) => (version === null ? undefined : { version, opId, active }))
}

/** Why operations failed, by op id. */
export async function readFailures(pool: Pool, opIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ op_id: string; code: string }>(
    'select op_id, code from relation_failures where op_id = any($1::text[])',
    [opIds],
  )
  return new Map(rows.map(({ op_id, code }) => [op_id, code]))
}
