import type { Point } from '../watch/point.ts'
import type { Sample } from '../watch/sample.ts'
import { asideSection } from './aside.ts'
import { boardCharts } from './board-charts.ts'
import { batchRows, familyRows, feedRows, processRows, queueRows, trendRows } from './board-rows.ts'
import type { Row } from './board-rows.ts'
import { h, liveTable } from './element.ts'
import type { Words } from './words.ts'

/** Looks that a page keeps: those that its charts show. */
const KEPT = 450

/** Everything that shows while one is signed in. */
export function createBoard(words: Words) {
  const charts = boardCharts(words)
  const aside = asideSection(words)
  const two = [words.figure, words.value]
  const tables = {
    queues: liveTable(words.queues, [words.queue, words.waiting, words.inFlight, words.delayed, words.oldest]),
    batch: liveTable(words.batch, two),
    feeds: liveTable(words.feeds, two),
    memory: liveTable(words.memory, [
      words.family,
      words.keys,
      words.entries,
      words.perKey,
      words.planned,
      words.total,
    ]),
    trends: liveTable(words.trends, two),
    hashtags: liveTable(`${words.trends}: ${words.hashtag}`, [words.hashtag, words.people]),
    processes: liveTable(words.processes, [words.process, words.state, words.rss, words.cpu, words.loopLag]),
  }
  const memoryNote = h('p', { class: 'note' })
  const section = (title: string, ...children: Node[]) => h('section', {}, h('h2', {}, title), ...children)
  const element = h(
    'main',
    { class: 'board' },
    section(words.queues, charts.depth.element, tables.queues.element),
    section(words.clicks, charts.clicks.element, charts.lags.element),
    section(words.batch, tables.batch.element),
    section(words.feeds, charts.sources.element, tables.feeds.element),
    section(words.memory, charts.memory.element, tables.memory.element, memoryNote),
    section(words.trends, tables.trends.element, tables.hashtags.element),
    section(words.requests, charts.requests.element),
    aside.element,
    h('section', { class: 'wide' }, h('h2', {}, words.processes), tables.processes.element),
  )
  let points: Point[] = []
  const showCharts = () => Object.values(charts).forEach((chart) => chart.show(points))
  const orAway = (rows: Row[] | null): Row[] => rows ?? [{ cells: [words.noAnswer], mark: 'warn' }]
  return {
    element,
    redraw: () => Object.values(charts).forEach((chart) => chart.draw()),
    remember(history: readonly Point[]): void {
      points = [...history]
      showCharts()
    },
    show(sample: Sample, point: Point | null): void {
      if (point) points = [...points, point].slice(-KEPT)
      showCharts()
      tables.queues.show(orAway(queueRows(sample)))
      tables.batch.show(batchRows(sample, words))
      tables.feeds.show(feedRows(sample, words))
      tables.memory.show(orAway(familyRows(sample, words)))
      tables.trends.show(orAway(trendRows(sample, words)))
      tables.hashtags.show(
        (sample.trends?.hashtags ?? []).map(({ hashtag, people }) => ({ cells: [`#${hashtag}`, String(people)] })),
      )
      tables.processes.show(processRows(sample, words))
      memoryNote.textContent = sample.redis?.isWhole ? words.whole : words.partial
      aside.show(sample)
    },
    remove(): void {
      for (const chart of Object.values(charts)) chart.remove()
      element.remove()
    },
  }
}
