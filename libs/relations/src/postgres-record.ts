import { relationKinds } from '@matjip/contracts'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { createActors } from './create-actors.ts'
import type { Client } from './create-actors.ts'
import { createHashtags } from './create-hashtags.ts'
import { FOLD, READ_BACK } from './fold-sql.ts'
import { inTransaction } from './in-transaction.ts'
import type { Committed, ReadPair, Rejection, RelationRecord } from './ports.ts'

interface ReadRow {
  kind: number
  actor_id: number
  target_id: number
  version: number | null
  op_id: string | null
  active: boolean | null
  count: number
  rev: number
}

const kindOf = new Map<number, RelationKind>(
  (Object.entries(relationKinds) as [RelationKind, number][]).map(([kind, number]) => [number, kind]),
)

/** The record in Postgres, 15 or later. */
export function createPostgresRecord(pool: Database['pool']): RelationRecord {
  return {
    commit: (operations) => inTransaction(pool, (client) => fold(client, operations)),
    readBack: (operations) => readBack(pool, operations),
    async fail({ opId, actorId }, code) {
      await pool.query(
        'insert into relation_failures (op_id, actor_id, code) values ($1, $2, $3) on conflict (op_id) do nothing',
        [opId, actorId, code],
      )
    },
  }
}

async function fold(client: Client, operations: readonly RelationMessage[]): Promise<Committed> {
  await createActors(client, operations)
  const refused = await createHashtags(client, operations)
  const { rows } = await client.query<{ written: number; moved: number; rejected: Rejection[] }>({
    name: 'relations.fold',
    text: FOLD,
    values: [
      ...pairColumns(operations),
      operations.map(({ active }) => active),
      operations.map(({ version }) => version),
      operations.map(({ opId }) => opId),
      operations.map(({ targetName }) => targetName ?? null),
      operations.map(({ opId }) => refused.get(opId) ?? null),
    ],
  })
  const [{ rejected, written, moved }] = rows as [Committed]
  if (rejected.some(({ code }) => code === 'actor-missing'))
    throw new Error('an actor could not be created: the batch is tried again')
  return { rejected, written, moved }
}

async function readBack(pool: Database['pool'], operations: readonly RelationMessage[]): Promise<ReadPair[]> {
  const pairs = new Map(operations.map((o) => [`${o.kind} ${o.actorId} ${o.targetId}`, o]))
  const { rows } = await pool.query<ReadRow>({
    name: 'relations.read-back',
    text: READ_BACK,
    values: pairColumns([...pairs.values()]),
  })
  return rows.map(({ kind, actor_id, target_id, version, op_id, active, count, rev }) => ({
    kind: kindOf.get(kind) as RelationKind,
    actorId: actor_id,
    row: version === null ? undefined : { version, opId: op_id as string, active: active as boolean },
    base: { targetId: target_id, count, rev },
  }))
}

function pairColumns(operations: readonly RelationMessage[]): [number[], number[], number[]] {
  return [
    operations.map(({ kind }) => relationKinds[kind]),
    operations.map(({ actorId }) => actorId),
    operations.map(({ targetId }) => targetId),
  ]
}
