import { relationKinds } from '@matjip/contracts'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { inTransaction } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { createActors, mustBeMet } from './create-actors.ts'
import type { Client } from './create-actors.ts'
import { createHashtags } from './create-hashtags.ts'
import { FOLD, READ_BACK } from './fold-sql.ts'
import type { Committed, ReadPair, RelationRecord } from '../ports.ts'
import { pairsOf } from './written-pairs.ts'
import type { FoldRow } from './written-pairs.ts'

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
    async commit(operations) {
      // Nearly all actors are known: to look for them beforehand would cost each batch what few need.
      const committed = operations.some(mustBeMet) ? undefined : await foldKnown(pool, operations)
      if (committed) return committed
      return inTransaction(pool, async (client) => {
        await createActors(client, operations)
        return fold(client, operations)
      })
    },
    readBack: (operations) => readBack(pool, operations),
    async fail({ opId, actorId }, code) {
      await pool.query(
        'insert into relation_failures (op_id, actor_id, code) values ($1, $2, $3) on conflict (op_id) do nothing',
        [opId, actorId, code],
      )
    },
  }
}

class UnknownActor extends Error {}

/** Folds where all actors have a row; undefined, having changed nothing, where one has not. */
async function foldKnown(
  pool: Database['pool'],
  operations: readonly RelationMessage[],
): Promise<Committed | undefined> {
  try {
    return await inTransaction(pool, (client) => fold(client, operations))
  } catch (error) {
    if (!(error instanceof UnknownActor)) throw error
    return undefined
  }
}

/** @throws UnknownActor where an actor has no row, whatever is to become of the operation */
async function fold(client: Client, operations: readonly RelationMessage[]): Promise<Committed> {
  const refused = await createHashtags(client, operations)
  const { rows } = await client.query<FoldRow>({
    name: 'relations.fold',
    text: FOLD,
    values: [
      ...pairColumns(operations),
      literal(operations.map(({ active }) => active)),
      literal(operations.map(({ version }) => version)),
      textLiteral(operations.map(({ opId }) => opId)),
      // A list that is missing counts as one of nulls.
      operations.some(({ targetName }) => targetName) ? operations.map(({ targetName }) => targetName ?? null) : null,
      refused.size > 0 ? operations.map(({ opId }) => refused.get(opId) ?? null) : null,
    ],
  })
  const [row] = rows as [FoldRow]
  if (row.newcomers) throw new UnknownActor('an actor has no row: the batch is tried again')
  const { rejected, written, moved } = row
  return { rejected, written, moved, pairs: pairsOf(operations, row) }
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

function pairColumns(operations: readonly RelationMessage[]): [string, string, string] {
  return [
    literal(operations.map(({ kind }) => relationKinds[kind])),
    literal(operations.map(({ actorId }) => actorId)),
    literal(operations.map(({ targetId }) => targetId)),
  ]
}

/** An array as Postgres writes it: the driver would quote and escape each of these. */
function literal(list: readonly (number | boolean)[]): string {
  return `{${list.join()}}`
}

/** The same of texts. What would have to be escaped, of which no op id has any, is left to the driver. */
function textLiteral(list: readonly string[]): string | readonly string[] {
  return list.length === 0 || /["\\]/.test(list.join('')) ? list : `{"${list.join('","')}"}`
}
