import type { RelationKind } from '@matjip/contracts'
import { displayedCount } from '@matjip/relations'
import { findPair } from '../explain/find-pair.ts'
import { readHistory, winnerOf } from '../explain/pair-history.ts'
import { tellVerdict } from '../explain/tell-verdict.ts'
import type { LiveStores } from '../live/collect-live-state.ts'
import { counterOfTarget } from '../live/read-record.ts'
import { ageOf, momentOf } from '../output/moments.ts'
import type { Report } from '../output/report.ts'
import { table } from '../output/table.ts'

/** `explain`: why a pair is as it is. */
export async function explainCommand(
  stores: LiveStores,
  { kind, actor, target }: { kind: RelationKind; actor: string; target: string },
): Promise<Report> {
  const pair = { kind, ...(await findPair(stores.pool, kind, actor, target)) }
  const ids = { kind, actorId: pair.actor.id, targetId: pair.target.id }
  const history = await readHistory(stores, ids)
  const nowMs = Date.now()
  const verdict = tellVerdict(pair, history, nowMs)
  const winner = winnerOf(history.operations)
  const { base, cached, overlay, pending } = history.target
  const counter = counterOfTarget(kind)
  const counts = counter && {
    counter,
    shown: displayedCount(history.target),
    'in Postgres': base.count,
    revision: base.rev,
    cached: cached ? `${cached.count} (revision ${cached.rev})` : null,
    'overlay adds': overlay.sum,
    'pending on target': pending.length,
  }
  const text = [
    ...verdict,
    '',
    `Every operation that is known of ${kind} ${ids.actorId}>${ids.targetId} (shard ${history.shard}), newest first`,
    table(
      history.operations.map((operation) => ({
        '': operation === winner ? '→' : ' ',
        accepted: momentOf(operation.version),
        age: ageOf(nowMs - operation.version / 1000),
        wants: operation.active ? 'on' : 'off',
        operation: operation.opId,
        'found in': operation.places.join(', '),
        rejected: operation.failure,
      })),
    ),
    ...(history.row
      ? [
          '',
          'Row',
          table([
            { ...history.row, since: momentOf(history.row.since), updatedAt: history.row.updatedAt.toISOString() },
          ]),
        ]
      : []),
    ...(history.failuresOfActor.length > 0
      ? [
          '',
          `Last failed operations of ${pair.actor.name}, whatever they were about`,
          table(history.failuresOfActor.map(({ opId, code, at }) => ({ at: at.toISOString(), operation: opId, code }))),
        ]
      : []),
    ...(counts ? ['', `Count of ${pair.target.name}`, table([counts])] : []),
  ]
  return {
    text: text.join('\n'),
    summary: `${winner?.active ? 'active' : 'inactive'}: ${history.operations.length} operations known, ${history.operations.filter(({ places }) => places.includes('pending')).length} pending`,
    json: {
      ...ids,
      parties: { actor: pair.actor, target: pair.target },
      isActive: winner?.active ?? false,
      winner: winner?.opId ?? null,
      verdict,
      ...history,
    },
    ok: true,
  }
}
