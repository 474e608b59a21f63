import { dayCurve } from '../model/traffic.ts'
import { barChart, decadeTicks, lineChart, linearTicks } from './chart.ts'
import type { Series } from './chart.ts'
import { both, escape } from './html-parts.ts'
import { comparison } from './contents.ts'
import type { Architecture, Contents } from './contents.ts'
import { dollars, figure, megabytes } from './numbers.ts'

/** SVG has no spans: both languages in one label. */
const label = (ko: string, en: string) => escape(ko === en ? ko : `${ko} · ${en}`)
const COLORS: Record<Architecture['id'], number> = { week1: 0, week2: 1, ours: 2 }
const superscript = (value: number) =>
  `10${[...String(Math.round(Math.log10(value)))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`

/** The report's charts, by name. */
export function figures(contents: Contents) {
  return {
    day: day(contents),
    queue: queue(contents),
    memory: memory(contents),
    costs: costs(contents),
    growth: growth(contents),
  }
}

function day({ plan }: Contents): string {
  const points = dayCurve().map((share, minute) => [minute / 60, (plan.day.requests * share) / 60] as const)
  const x = {
    ticks: [0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => [hour, `${hour}`] as const),
    label: label('시각 (서울)', 'hour in Seoul'),
  }
  const most = Math.max(...points.map(([, value]) => value))
  const y = { ticks: linearTicks(most, figure), label: label('초당 요청', 'requests a second') }
  return lineChart([{ name: both('요청', 'requests'), color: 1, points }], x, y)
}

/** Seconds of one point of the chart: the eye sees no more. */
const SHOWN_S = 30

function queue({ lunch }: Contents): string {
  const series: Series[] = lunch
    .filter(({ worst }) => worst.age >= 1)
    .map(({ queue, consumer, curve }, index) => ({
      name: `${escape(queue)}: ${both(consumer.ko, consumer.en)}`,
      color: index,
      points: [...Map.groupBy(curve, ({ second }) => Math.floor(second / SHOWN_S))].map(
        // The worst of each piece: what is shown must not lose a peak.
        ([piece, moments]) => [11 + (piece * SHOWN_S) / 3_600, Math.max(...moments.map(({ age }) => age))] as const,
      ),
    }))
  if (series.length === 0)
    return `<p>${both('어느 큐에서도 1초 넘게 기다리지 않습니다.', 'Nothing waits for longer than a second in any queue.')}</p>`
  const most = Math.max(...series.flatMap(({ points }) => points.map(([, value]) => value)))
  const x = {
    ticks: [11, 11.5, 12, 12.5, 13, 13.5, 14].map(
      (hour) => [hour, `${Math.floor(hour)}:${hour % 1 ? '30' : '00'}`] as const,
    ),
    label: label('시각', 'time'),
  }
  return lineChart(series, x, {
    ticks: linearTicks(most, figure),
    label: label('가장 오래된 메시지, 초', 'oldest message, seconds'),
  })
}

function memory({ plan }: Contents): string {
  const bars = plan.redis.families.map(({ name, bytes, keys }, index) => ({
    name,
    label: `${megabytes(bytes)} · ${keys.toLocaleString('en-US')} keys`,
    parts: [{ name, value: bytes, color: index % 8 }],
  }))
  return barChart(bars)
}

const GROUPS = [
  'Image transfer',
  'CloudFront',
  'API transfer',
  'Fargate',
  'DynamoDB',
  'Neptune',
  'API Gateway',
] as const

function costs({ architectures }: Contents): string {
  const bars = architectures.map(({ id, lines, total }) => {
    const parts = GROUPS.map((group, color) => ({
      name: group,
      color,
      value: lines.find(({ component }) => component === group)?.cost ?? 0,
    }))
    const rest = total - parts.reduce((sum, { value }) => sum + value, 0)
    const names = { week1: '1주차 · week 1', week2: '2주차 · week 2', ours: '현재 · ours' }
    return { name: names[id], label: dollars(total), parts: [...parts, { name: 'other', value: rest, color: 7 }] }
  })
  return barChart(bars, [
    ...GROUPS.map((name, color) => ({ name, color })),
    { name: both('그 밖', 'everything else'), color: 7 },
  ])
}

function growth({ plan, architectures }: Contents): string {
  const sizes = Array.from({ length: 25 }, (_, index) => Math.round(10 ** (3 + index / 4)))
  const totals = sizes.map((users) => comparison(users, plan.usage))
  const series = architectures.map(({ id, name }) => ({
    name: both(name.ko, name.en),
    color: COLORS[id],
    points: totals.map(({ users, totals }) => [users, totals[id]] as const),
  }))
  const highest = Math.max(...totals.flatMap(({ totals }) => Object.values(totals)))
  const lowest = Math.min(...totals.flatMap(({ totals }) => Object.values(totals)))
  const y = {
    ticks: decadeTicks(
      Math.floor(Math.log10(lowest)),
      Math.ceil(Math.log10(highest)),
      (value) => `$${superscript(value)}`,
    ),
    label: label('한 달 USD', 'USD a month'),
    log: true as const,
  }
  return lineChart(
    series,
    { ticks: decadeTicks(3, 9, superscript), label: label('하루 사용자', 'daily users'), log: true },
    y,
  )
}
