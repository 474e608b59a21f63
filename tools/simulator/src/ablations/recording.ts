import type { RelationRecord } from '@matjip/relations'
import type { Ablation } from './ablation.ts'

/** What a batch read before it wrote, by op id: stale as soon as another batch writes. */
const read = new Map<string, boolean>()

/** Rules 1 to 4 as Postgres keeps them. */
export const recording: readonly Ablation[] = [
  { name: 'the last to arrive wins in Postgres', rule: '1', sql: { wins: () => true } },
  {
    name: 'equal versions: the first to arrive wins',
    rule: '1',
    sql: { wins: (operation, row) => operation.version > row.version },
  },
  { name: 'taking back deletes the row', rule: '2', sql: { tombstones: false } },
  {
    name: 'the counter moves by what was asked for',
    rule: '3',
    sql: { step: (_before, { active }) => (active ? 1 : -1) },
  },
  {
    name: 'read, compare, then update the counter',
    rule: '3',
    sql: { step: (_before, { opId, active }) => Number(active) - Number(read.get(opId) ?? false) },
    record: (record) => ({
      ...record,
      async commit(operations) {
        const pairs = await record.readBack(operations)
        for (const { kind, actorId, targetId, opId } of operations) {
          const pair = pairs.find((p) => p.kind === kind && p.actorId === actorId && p.base.targetId === targetId)
          read.set(opId, pair?.row?.active ?? false)
        }
        return record.commit(operations)
      },
    }),
  },
  {
    name: 'a bad row fails its whole batch',
    rule: '4',
    record: (record) => failing(record, (error) => Object.assign(error, { code: '40001' })),
  },
  {
    name: 'any error of Postgres means quarantine',
    rule: '4',
    record: (record) => failing(record, (error) => Object.assign(error, { code: '22000' })),
  },
  {
    name: 'bad rows are dropped without quarantine',
    rule: '4',
    log: (log) => ({ ...log, quarantine: async () => {} }),
  },
  {
    name: 'a commit of unknown outcome is taken for done',
    rule: '4',
    record: (record) => ({
      ...record,
      commit: (operations) =>
        record.commit(operations).catch((error: Error & { code?: string }) => {
          if (error.code !== undefined) throw error
          return { rejected: [], written: 0, moved: 0, pairs: [] }
        }),
    }),
  },
  { name: 'operations without a target are written', rule: 'void', sql: { judges: false } },
  { name: 'a missing actor is not created', rule: 'void', sql: { createsActors: false } },
]

function failing(record: RelationRecord, change: (error: Error) => Error): RelationRecord {
  return {
    ...record,
    commit: (operations) =>
      record.commit(operations).catch((error: Error) => {
        throw change(error)
      }),
  }
}
