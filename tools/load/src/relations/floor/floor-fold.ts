import { relationKinds } from '@matjip/contracts'
import type { RelationMessage } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { counterKinds } from '@matjip/db-schema'
import { createScript, runScript } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { FLOOR_PENDING, overlayOf } from './floor-consume.ts'

/** Operations a batch, as counter-batch takes them. */
const BATCH = 1_000

/** Tables of the same shape, with the same indexes, beside the real ones. */
export const FLOOR_TABLES = `
  create table floor_relations (like relations including all);
  create table floor_counters (like counters including all)`

const { followers, following, likes } = counterKinds

/** One statement: the newest version of each pair stays, counters move by what the rows did. */
const FOLD = `
with written as (
  insert into floor_relations as r (kind, actor_id, target_id, active, version, op_id, since)
  select kind, actor_id, target_id, active, version, op_id, version
  from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::boolean[], $5::bigint[], $6::text[])
    as operation (kind, actor_id, target_id, active, version, op_id)
  on conflict (kind, actor_id, target_id) do update set
    active = excluded.active, prev_active = r.active, version = excluded.version, op_id = excluded.op_id
  where r.version < excluded.version
  returning kind, actor_id, target_id, active::int - prev_active::int as step
), moved as (
  select case kind when ${relationKinds.follow} then ${followers} else ${likes} end as kind, target_id as owner_id, step from written
  union all
  select ${following}, actor_id, step from written where kind = ${relationKinds.follow}
)
insert into floor_counters as c (kind, owner_id, count, rev)
select kind, owner_id, sum(step), 1 from moved group by kind, owner_id
on conflict (kind, owner_id) do update set count = c.count + excluded.count, rev = c.rev + 1
returning kind, owner_id, count, rev`

/** KEYS: pending, then an overlay per operation. ARGV: number of operations, per operation: message id, actor; then counts: key, value. */
const SETTLE = createScript(`
local n = tonumber(ARGV[1])
for i = 1, n do
  redis.call('HDEL', KEYS[1], ARGV[i * 2])
  redis.call('HDEL', KEYS[i + 1], ARGV[i * 2 + 1])
end
for i = n * 2 + 2, #ARGV, 2 do redis.call('SET', ARGV[i], ARGV[i + 1], 'EX', 60) end
return 1
`)

/** The least that a batch must do: claim, one upsert with its counters, settle. */
export async function floorFold(redis: Redis, { pool }: Pick<Database, 'pool'>, count: number): Promise<void> {
  for (let folded = 0, cursor = '0'; folded < count;) {
    const [next, fields] = await redis.hscan(FLOOR_PENDING, cursor, 'COUNT', BATCH)
    cursor = next
    const operations = new Map<string, RelationMessage>()
    for (let index = 0; index < fields.length; index += 2) {
      operations.set(fields[index] ?? '', JSON.parse(fields[index + 1] ?? '') as RelationMessage)
    }
    if (operations.size === 0) continue
    const batch = [...operations.values()]
    const { rows } = await pool.query<{ kind: number; owner_id: number; count: number; rev: number }>({
      name: 'floor.fold',
      text: FOLD,
      values: [
        batch.map(({ kind }) => relationKinds[kind]),
        batch.map(({ actorId }) => actorId),
        batch.map(({ targetId }) => targetId),
        batch.map(({ active }) => active),
        batch.map(({ version }) => version),
        batch.map(({ opId }) => opId),
      ],
    })
    await runScript(
      redis,
      SETTLE,
      [FLOOR_PENDING, ...batch.map(({ kind, targetId }) => overlayOf(kind, targetId))],
      [
        batch.length,
        ...[...operations].flatMap(([messageId, { actorId }]) => [messageId, actorId]),
        ...rows.flatMap((row) => [`floor:{f}:count:${row.kind}:${row.owner_id}`, `${row.rev} ${row.count}`]),
      ],
    )
    folded += operations.size
  }
}
