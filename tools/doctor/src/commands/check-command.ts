import { checkLive } from '../check/look-again.ts'
import type { LiveStores } from '../live/collect-live-state.ts'
import type { Report } from '../output/report.ts'
import { table } from '../output/table.ts'

/** Violations of one invariant that are printed; `--json` has all. */
const MAX_SHOWN = 20

/** `check`: every invariant, what was compared, and each violation. */
export async function checkCommand(stores: LiveStores): Promise<Report> {
  const { findings, state, looks } = await checkLive(stores)
  const violations = findings.flatMap((finding) => finding.violations)
  const compared = findings.reduce((sum, finding) => sum + (finding.compared ?? 0), 0)
  const rows = findings.map(({ invariant, promise, compared: count, violations: found }) => ({
    invariant,
    promise,
    compared: count ?? 'not visible',
    violations: count === null ? null : found.length,
  }))
  const shown = findings.flatMap(({ violations: found }) => [
    ...found.slice(0, MAX_SHOWN).map(({ invariant, subject, detail }) => `  ${invariant}  ${subject}: ${detail}`),
    ...(found.length > MAX_SHOWN ? [`  … and ${found.length - MAX_SHOWN} more of ${found[0]?.invariant}`] : []),
  ])
  const pending = state.shards.reduce((sum, shard) => sum + shard.pending, 0)
  const { visible, inFlight, delayed } = state.queue
  const rest = pending + visible + inFlight + delayed === 0 ? 'at rest' : 'while clicks were on their way'
  return {
    text: [table(rows), ...(shown.length > 0 ? ['', ...shown] : [])].join('\n'),
    summary: `${violations.length} violations in ${compared} comparisons, ${rest} (${looks === 1 ? 'one look' : `${looks} looks`})`,
    json: { takenAt: state.takenAt, looks, isAtRest: rest === 'at rest', compared, findings },
    ok: violations.length === 0,
  }
}
