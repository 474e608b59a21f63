import { relationKinds } from '@matjip/contracts'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import type { CounterKind, Database } from '@matjip/db-schema'
import type { RelationRecord } from '@matjip/relations'
import { fold, foldRules, noteFailure } from './fold-model.ts'
import type { FoldRules } from './fold-model.ts'
import { readPairs } from './read-pairs.ts'
import { countOf, pairKey } from './tables.ts'
import type { Tables } from './tables.ts'

/** One round trip, or one transaction, of a process with Postgres. */
export type Transact = <T>(label: string, effect: () => T) => Promise<T>

/** The record, as `createPostgresRecord` gives it, on tables in memory. */
export function createMemoryRecord(
  tables: Tables,
  transact: Transact,
  nowMs: () => number,
  rules: FoldRules = foldRules,
): RelationRecord {
  return {
    commit: (operations) =>
      transact(`commit ${operations.map(describe).join(' ')}`, () => fold(tables, operations, nowMs(), rules)),
    readBack: (operations) => transact('read back', () => readPairs(tables, operations)),
    fail: ({ opId }, code) => transact('note a failure', () => noteFailure(tables, opId, code, nowMs())),
  }
}

function describe({ kind, actorId, targetId, active, opId }: RelationMessage): string {
  return `${kind}:${actorId}>${targetId}${active ? '+' : '-'}${opId}`
}

interface Query {
  name: string
  values: unknown[]
}

/** The prepared statements by which readers of @matjip/relations ask Postgres, on tables in memory. */
export function createMemoryPool(tables: Tables, transact: Transact): Database['pool'] {
  const kindOf = inverse<RelationKind>(relationKinds)
  const counterOf = inverse<CounterKind>(counterKinds)
  const statements: Record<string, (values: readonly unknown[]) => object[]> = {
    'relations.counts': ([kind, ids]) =>
      (ids as number[]).map((id) => ({ owner_id: id, ...countOf(tables, counterOf(kind as number), id) })),
    'relations.rows-of-actor': ([actorId, kinds, targets]) =>
      (kinds as number[]).flatMap((kind, index) => {
        const row = tables.rows.get(pairKey(kindOf(kind), actorId as number, (targets as number[])[index] ?? 0))
        return row ? [{ place: index + 1, version: row.version, op_id: row.opId, active: row.active }] : []
      }),
  }
  const query = async ({ name, values }: Query) => {
    const statement = statements[name]
    if (!statement) throw new Error(`the simulator's Postgres does not know the statement ${name}`)
    return { rows: await transact(name, () => statement(values)) }
  }
  return { query } as unknown as Database['pool']
}

function inverse<Name extends string>(numbers: Record<Name, number>): (number: number) => Name {
  const names = new Map((Object.entries(numbers) as [Name, number][]).map(([name, number]) => [number, name]))
  return (number) => {
    const name = names.get(number)
    if (!name) throw new Error(`nothing has the number ${number}`)
    return name
  }
}
