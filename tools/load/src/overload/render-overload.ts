import { linearTicks, lineChart, table } from '@matjip/capacity/report'
import { renderPage, secondsCharts, section } from '../report/render-summary.ts'
import { keptAtLeast } from './judge-overload.ts'
import type { Overload } from './overload.ts'

const whole = (value: number) => value.toFixed(0)

/** An overload as one HTML file that needs no other. */
export function renderOverload(overload: Overload): string {
  const { peak, storms, refusalUs, seconds, lost, wrong } = overload
  const most = Math.max(...peak.steps.map(({ rate }) => rate))
  const saturation = lineChart(
    [
      { name: 'offered', color: 6, points: peak.steps.map(({ rate }) => [rate, rate] as const) },
      {
        name: 'answered within a second',
        color: 2,
        points: peak.steps.map(({ rate, goodput }) => [rate, goodput] as const),
      },
    ],
    { ticks: linearTicks(most, whole), label: 'offered a second' },
    { ticks: linearTicks(most, whole), label: 'a second' },
  )
  const rows = storms.map((storm) => [
    `${storm.times} ×`,
    ...[storm.offered, storm.goodput, keptAtLeast(overload, storm), storm.refused, storm.p99, storm.recoveredS].map(
      whole,
    ),
  ])
  return renderPage(
    'overload',
    'What saturates the product, then twice and five times as much, and what comes after.',
    [
      [`${whole(peak.best.goodput)}/s`, 'peak goodput'],
      [`${refusalUs.toFixed(1)} µs`, 'CPU of a refusal'],
      [String(lost.length), 'lost'],
      [String(wrong.wrongs), `wrong of ${wrong.pages} pages`],
    ],
    section('Saturation', saturation) +
      section('Second by second', secondsCharts(seconds)) +
      section(
        'Storms',
        table(
          ['times the peak', 'offered', 'good', 'at least', 'refused', 'p99 ms', 'as before after s'],
          rows,
          [1, 2, 3, 4, 5, 6],
        ),
      ),
  )
}
