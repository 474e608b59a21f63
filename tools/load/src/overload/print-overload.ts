import { align } from '../table.ts'
import { keptAtLeast } from './judge-overload.ts'
import type { Overload } from './overload.ts'

/** The tables of an overload, as text. */
export function printOverload(overload: Overload): void {
  const { peak, storms, refusalUs, isPinned, lost, wrong, generatorCores } = overload
  console.log(
    isPinned
      ? '\nThe product and its stores are on one core, the generator on another.\n'
      : '\nNot pinned: the generator takes its CPU from the product.\n',
  )
  console.log(`Warmed up: CPU µs an arrival, every 5 s: ${overload.warmUp.map((cost) => cost.toFixed(0)).join(', ')}\n`)
  console.log(
    align([
      ['offered a second', 'good', 'p99 ms', 'CPU µs each', 'cores'],
      ...peak.steps.map(({ rate, goodput, p99, cpuPerGood, cores }) => [
        rate.toFixed(0),
        ...[goodput, p99, cpuPerGood].map((value) => value.toFixed(0)),
        cores.toFixed(2),
      ]),
    ]),
  )
  console.log(
    `\nPeak ${peak.best.goodput.toFixed(0)}/s; a refusal costs ${refusalUs.toFixed(1)} CPU µs, an answer ${peak.best.cpuPerGood.toFixed(0)}; the generator took ${generatorCores.toFixed(2)} of its core; p99 at 70 % of the peak ${overload.calmP99.toFixed(1)} ms\n`,
  )
  console.log(
    align([
      ['times the peak', 'offered', 'good', 'at least', 'refused', 'failed', 'p99 ms', 'cores', 'as before after s'],
      ...storms.map((storm) => [
        `${storm.times} ×`,
        ...[storm.offered, storm.goodput, keptAtLeast(overload, storm), storm.refused, storm.failed, storm.p99].map(
          (value) => value.toFixed(0),
        ),
        storm.cores.toFixed(2),
        storm.recoveredS.toFixed(0),
      ]),
    ]),
  )
  console.log(
    `\n${align([
      ['by route', 'arrivals', 'refused', 'share', 'good', 'late', 'p50 ms', 'p99'],
      ...storms.flatMap(({ times, ops }) =>
        ops.map(({ op, arrivals, refused, good, ok, latency }) => [
          `${times} × ${op}`,
          ...[arrivals, refused].map(String),
          `${((100 * refused) / arrivals).toFixed(1)} %`,
          ...[good, ok - good].map(String),
          ...[latency.p50, latency.p99].map((ms) => ms.toFixed(0)),
        ]),
      ),
    ])}`,
  )
  for (const { times, statuses, cpu } of storms) {
    const parts = Object.entries(cpu).filter(([, us]) => us >= 1)
    const failures = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`)
    console.log(
      `\n${times} ×: failed ${failures.join(', ') || 'none'}; CPU µs an arrival: ${parts.map(([part, us]) => `${part} ${us.toFixed(0)}`).join(', ')}`,
    )
  }
  console.log(`\nlost ${lost.length}; ${wrong.pages} pages read closely, wrong ${wrong.wrongs}`)
  for (const words of [...lost.slice(0, 5), ...wrong.first.slice(0, 5)]) console.log(`✗ ${words}`)
}
