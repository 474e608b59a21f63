import { barChart, both, decadeTicks, escape, linearTicks, lineChart, STYLE, table } from '@matjip/capacity/report'
import { lagLines } from './lag-lines.ts'
import type { Summary } from './summary.ts'

const number = (value: number, digits = 0) =>
  Number.isNaN(value)
    ? '–'
    : value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })

/** The page around sections. */
export function renderPage(
  title: string,
  about: string,
  tiles: readonly (readonly [string, string])[],
  body: string,
): string {
  const boxes = tiles.map(([value, name]) => `<div class="tile"><b>${escape(value)}</b>${escape(name)}</div>`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Matjip: ${escape(title)}</title><style>${STYLE}</style></head><body><main>
<h1>${escape(title)}</h1><p class="soft">${escape(about)}</p><div class="tiles">${boxes}</div>${body}</main></body></html>
`
}

export const section = (title: string, ...body: string[]) =>
  `<section><h2>${escape(title)}</h2>${body.join('')}</section>`

/** Rates and latency by second. */
export function secondsCharts(seconds: Summary['seconds']): string {
  const last = seconds.at(-1)?.second ?? 1
  const x = { ticks: linearTicks(last, (value) => `${value} s`), label: 'seconds' }
  const line = (name: string, color: number, of: (second: Summary['seconds'][number]) => number) => ({
    ...{ name, color },
    points: seconds.map((second) => [second.second, of(second)] as const),
  })
  const most = Math.max(...seconds.map(({ arrivals }) => arrivals))
  return (
    lineChart(
      [
        line('arrivals', 6, ({ arrivals }) => arrivals),
        line('answered within a second', 2, ({ good }) => good),
        line('refused', 0, ({ refused }) => refused),
        line('failed', 7, ({ failed }) => failed),
      ],
      x,
      { ticks: linearTicks(most, (value) => number(value)), label: 'a second' },
    ) +
    lineChart([line('p99', 1, ({ p99 }) => Math.max(0.1, p99))], x, {
      ticks: decadeTicks(-1, 4, (value) => `${value} ms`),
      label: 'milliseconds from the drawn moment',
      log: true,
    })
  )
}

/** One run as one HTML file that needs no other. */
export function renderSummary(summary: Summary): string {
  const { totals, cpu, wrong, lost, ceilings } = summary
  const bars = cpu.map(({ part, cores, perRequest, isApart }) => ({
    name: isApart ? `(${part})` : part,
    parts: [{ name: part, value: perRequest, color: isApart ? 6 : 1 }],
    label: `${number(perRequest, 1)} µs, ${number(cores, 2)} cores`,
  }))
  const rows = summary.ops.map(({ phase, op, arrivals, good, refused, latency }) => [
    ...[escape(phase), op, number(arrivals), number(good), number(refused)],
    ...[latency.p50, latency.p99, latency.p999, latency.max].map((value) => number(value, 1)),
  ])
  return renderPage(
    summary.workload,
    `${summary.about}. Follows: ${summary.graph}. ${summary.machine.at}, ${summary.machine.cores} cores, load ${summary.machine.load.toFixed(1)}.`,
    [
      [`${number(totals.good / totals.seconds)}/s`, 'goodput'],
      [`${number((100 * totals.good) / totals.arrivals, 2)} %`, 'within a second'],
      [number(lost.length), `lost of ${number(summary.written)}`],
      [number(wrong.wrongs), `wrong of ${number(wrong.pages)} pages`],
    ],
    section('Second by second', secondsCharts(summary.seconds)) +
      section(
        'By route',
        table(
          ['phase', 'route', 'arrivals', 'good', 'refused', 'p50 ms', 'p99', 'p99.9', 'longest'],
          rows,
          [2, 3, 4, 5, 6, 7, 8],
        ),
      ) +
      section(
        'CPU µs a request',
        barChart(bars),
        `<p class="soft">${both('괄호 안은 제품이 아닙니다.', 'In brackets: no part of the product.')}</p>`,
      ) +
      section(
        'Ceilings and lags',
        table(
          ['what', 'value'],
          [
            ['constant page', `${number(ceilings.constant)} µs`],
            ['with one read', `${number(ceilings.oneRead)} µs`],
            ['joined from a list and kept posts', `${number(ceilings.joined)} µs`],
            ['feed-service a page', `${number(summary.ratio, 2)} × the joined one`],
          ],
        ),
        ...lagLines(summary).map((line) => `<p>${escape(line)}</p>`),
      ),
  )
}
