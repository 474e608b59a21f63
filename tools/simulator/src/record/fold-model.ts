import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import type { RelationMessage } from '@matjip/contracts'
import { isNewer } from '@matjip/redis-keys'
import type { Committed } from '@matjip/relations'
import { judge } from './judge.ts'
import { readPairs } from './read-pairs.ts'
import { COUNTERS, counterKey, pairKey, targetKey } from './tables.ts'
import type { Row, Tables } from './tables.ts'

/** Rules of the fold that an ablation may switch off; the model of the real SQL has all of them on. */
export interface FoldRules {
  /** Whether an operation is written over a row. */
  wins: (operation: RelationMessage, row: Row) => boolean
  /** By how much a written row moves its counters. */
  step: (before: Row | undefined, operation: RelationMessage) => number
  /** Whether taking back leaves a row. */
  tombstones: boolean
  judges: boolean
  createsActors: boolean
}

export const foldRules: FoldRules = {
  wins: (operation, row) => isNewer(operation, row),
  step: (before, operation) => Number(operation.active) - Number(before?.active ?? false),
  tombstones: true,
  judges: true,
  createsActors: true,
}

/**
 * What the statement FOLD of @matjip/relations does, in memory and in one step. The differential tests run both on the
 * same batches and compare rows, counters, revisions, failures and what is reported.
 * @throws Error with SQLSTATE 22021 for text that Postgres cannot hold; then nothing has changed
 */
export function fold(
  tables: Tables,
  operations: readonly RelationMessage[],
  nowMs: number,
  rules: FoldRules = foldRules,
): Committed {
  if (operations.some(({ actorHandle, actorName }) => `${actorHandle}${actorName}`.includes('\u0000')))
    throw Object.assign(new Error('invalid byte sequence for encoding "UTF8": 0x00'), { code: '22021' })
  if (rules.createsActors)
    for (const { actorId } of operations) if (!tables.users.has(actorId)) tables.users.set(actorId, { deleted: false })
  for (const { kind, active, targetName } of operations)
    if (kind === 'hashtag' && active && targetName && !tables.hashtags.has(hashtagKeyOf(targetName)))
      tables.hashtags.set(hashtagKeyOf(targetName), targetName)
  const judged = operations.map((operation) => ({
    operation,
    code: rules.judges ? judge(tables, operation, nowMs) : undefined,
  }))
  if (judged.some(({ code }) => code === 'actor-missing')) throw new Error('an actor could not be created')
  // Against the rows as they were before this batch, as the statement's own snapshot shows them.
  const rejected = judged.flatMap(({ operation, code }) => {
    const row = tables.rows.get(keyOf(operation))
    return code && (!row || isNewer(operation, row)) ? [{ opId: operation.opId, code }] : []
  })
  const committed = { rejected, ...write(tables, newestOf(judged, rules), rules) }
  // Of an actor who is gone nothing is noted.
  for (const { opId, code } of rejected) if (code !== 'actor-deleted') noteFailure(tables, opId, code, nowMs)
  return committed
}

export function noteFailure({ failures }: Tables, opId: string, code: string, atMs: number): void {
  if (!failures.has(opId)) failures.set(opId, { code, atMs })
}

function newestOf(
  judged: { operation: RelationMessage; code: string | undefined }[],
  rules: FoldRules,
): RelationMessage[] {
  const newest = new Map<string, RelationMessage>()
  for (const { operation, code } of judged) {
    if (code) continue
    const best = newest.get(keyOf(operation))
    if (!best || rules.wins(operation, best)) newest.set(keyOf(operation), operation)
  }
  return [...newest.values()]
}

function write(tables: Tables, newest: readonly RelationMessage[], rules: FoldRules): Omit<Committed, 'rejected'> {
  const moves = new Map<string, number>()
  const move = (key: string, step: number) => moves.set(key, (moves.get(key) ?? 0) + step)
  const wrote: RelationMessage[] = []
  let moved = 0
  for (const operation of newest) {
    const before = tables.rows.get(keyOf(operation))
    if (before && !rules.wins(operation, before)) continue
    const { kind, actorId, targetId, version, opId, active } = operation
    if (active || rules.tombstones) putRow(tables, { kind, actorId, targetId, version, opId, active })
    else dropRow(tables, operation)
    wrote.push(operation)
    tables.touched.add(targetKey(kind, targetId))
    const step = rules.step(before, operation)
    if (step === 0) continue
    moved += 1
    const { target, actor } = COUNTERS[kind]
    if (target) move(counterKey(target, targetId), step)
    if (actor) move(counterKey(actor, actorId), step)
  }
  for (const [key, step] of moves) {
    if (step === 0) continue
    const { count, rev } = tables.counters.get(key) ?? { count: 0, rev: 0 }
    tables.counters.set(key, { count: count + step, rev: rev + 1 })
  }
  const hasMoved = ({ kind, targetId }: RelationMessage) => {
    const { target } = COUNTERS[kind]
    return target === undefined || (moves.get(counterKey(target, targetId)) ?? 0) !== 0
  }
  return { written: wrote.length, moved, pairs: readPairs(tables, wrote.filter(hasMoved)) }
}

export function putRow(tables: Tables, row: Row): void {
  tables.rows.set(keyOf(row), row)
  const key = targetKey(row.kind, row.targetId)
  const ofTarget = tables.rowsOfTarget.get(key) ?? new Map<number, Row>()
  tables.rowsOfTarget.set(key, ofTarget.set(row.actorId, row))
}

function dropRow(tables: Tables, { kind, actorId, targetId }: RelationMessage): void {
  tables.rows.delete(pairKey(kind, actorId, targetId))
  tables.rowsOfTarget.get(targetKey(kind, targetId))?.delete(actorId)
}

const keyOf = ({ kind, actorId, targetId }: Pick<Row, 'kind' | 'actorId' | 'targetId'>) =>
  pairKey(kind, actorId, targetId)
