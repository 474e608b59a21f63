import { align } from '../table.ts'
import { addUp } from './add-up.ts'
import { lagLines } from './lag-lines.ts'
import type { Summary } from './summary.ts'

const ms = (value: number) => (Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(1) : value.toFixed(0))
const count = (value: number) => value.toLocaleString('en')

/** The tables of a run, as text. */
export function printSummary(summary: Summary): void {
  const { totals, wrong, lost, ceilings } = summary
  console.log(`\n${summary.workload}: ${summary.about}; graph: ${summary.graph}\n`)
  console.log(
    align([
      ['route', 'arrivals', 'good', 'refused', 'failed', 'p50 ms', 'p90', 'p99', 'p99.9', 'longest'],
      ...byOp(summary).map(({ op, arrivals, good, refused, failed, latency }) => [
        op,
        ...[arrivals, good, refused].map(count),
        Object.entries(failed)
          .map(([status, times]) => `${times} × ${status}`)
          .join(' ') || '0',
        ...[latency.p50, latency.p90, latency.p99, latency.p999, latency.max].map(ms),
      ]),
    ]),
  )
  console.log(
    `\n${align([
      ['CPU', 'µs a request', 'cores'],
      ...summary.cpu.map(({ part, perRequest, cores, isApart }) => [
        isApart ? `apart: ${part}` : part,
        perRequest.toFixed(1),
        cores.toFixed(2),
      ]),
    ])}`,
  )
  console.log(
    `\nCeilings of this run, CPU µs with Redis: constant page ${ceilings.constant.toFixed(0)}, with a read ${ceilings.oneRead.toFixed(0)}, joined ${ceilings.joined.toFixed(0)}; ` +
      `feed-service a page ${summary.ratio.toFixed(2)} × the joined one`,
  )
  for (const line of lagLines(summary)) console.log(line)
  console.log(
    `${count(totals.bytes)} bytes of answers over ${summary.connections} connections; ${count(summary.written)} written, lost ${lost.length}; ${count(wrong.pages)} pages read closely, wrong ${wrong.wrongs}`,
  )
  for (const words of [...lost.slice(0, 5), ...wrong.first.slice(0, 5)]) console.log(`✗ ${words}`)
  console.log(
    `Load of the machine over the last minute: ${summary.machine.load.toFixed(1)} on ${summary.machine.cores} cores`,
  )
}

/** Phases together, where there are several: latencies are those of the worst. */
function byOp({ ops }: Summary) {
  return [...Map.groupBy(ops, ({ op }) => op)].map(([op, results]) => {
    const sum = (of: (result: Summary['ops'][number]) => number) => results.reduce((total, one) => total + of(one), 0)
    const worst = (of: keyof Summary['ops'][number]['latency']) =>
      Math.max(...results.map(({ latency }) => latency[of]))
    return {
      op,
      ...{ arrivals: sum((one) => one.arrivals), good: sum((one) => one.good), refused: sum((one) => one.refused) },
      failed: addUp(results.map(({ failed }) => failed)),
      latency: { p50: worst('p50'), p90: worst('p90'), p99: worst('p99'), p999: worst('p999'), max: worst('max') },
    }
  })
}
