import uPlot from 'uplot'
import type { Curve, Point } from '../watch/point.ts'
import { h } from './element.ts'

/** Points that a chart shows: a quarter of an hour. */
const SHOWN = 450
const HEIGHT = 180

export interface ChartOrder {
  title: string
  curves: readonly { curve: Curve; label: string }[]
  format: (value: number | null) => string
}

/** A colour of the style sheet as the canvas needs it. */
function colourOf(name: string): string {
  const probe = h('span', { class: `probe ${name}` })
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

const timeOf = (seconds: number) => new Date(seconds * 1_000).toLocaleTimeString('sv')

/** A chart over time with its newest figures beside it, which is also what a screen reader tells of it. */
export function createChart({ title, curves, format }: ChartOrder) {
  const figures = curves.map(() => h('b', {}, format(null)))
  const legend = h(
    'ul',
    { class: 'legend' },
    ...curves.map(({ label }, index) => h('li', { class: `curve-${index + 1}` }, `${label} `, figures[index] ?? '')),
  )
  const canvas = h('div', { class: 'canvas', role: 'img', 'aria-label': title })
  const element = h('figure', { class: 'chart' }, h('figcaption', {}, title), canvas, legend)
  let plot: uPlot | undefined
  let points: readonly Point[] = []
  const columns = (): uPlot.AlignedData => [
    points.map(({ at }) => at / 1_000),
    ...curves.map(({ curve }) => points.map((point) => point[curve])),
  ]
  const draw = () => {
    plot?.destroy()
    const axis = { stroke: colourOf('ink'), grid: { stroke: colourOf('grid'), width: 1 }, ticks: { show: false } }
    plot = new uPlot(
      {
        width: Math.max(200, canvas.clientWidth),
        height: HEIGHT,
        cursor: { show: false },
        legend: { show: false },
        scales: { y: { range: (_plot, _least, most) => [0, Math.max(most * 1.1, 0.001)] } },
        axes: [
          { ...axis, values: (_plot, ticks) => ticks.map(timeOf) },
          { ...axis, size: 64, values: (_plot, ticks) => ticks.map((tick) => format(tick)) },
        ],
        series: [
          {},
          ...curves.map(({ label }, index) => ({
            label,
            stroke: colourOf(`curve-${index + 1}`),
            width: 2,
            spanGaps: true,
          })),
        ],
      },
      columns(),
      canvas,
    )
  }
  const resizing = new ResizeObserver(() => plot?.setSize({ width: Math.max(200, canvas.clientWidth), height: HEIGHT }))
  resizing.observe(canvas)
  return {
    element,
    /** Anew, in the colours of now. */
    draw,
    show(all: readonly Point[]): void {
      points = all.slice(-SHOWN)
      const last = points.at(-1)
      const words = curves.map(({ curve, label }, index) => {
        const text = format(last?.[curve] ?? null)
        const figure = figures[index]
        if (figure) figure.textContent = text
        return `${label} ${text}`
      })
      canvas.setAttribute('aria-label', `${title}: ${words.join(', ')}`)
      if (plot) plot.setData(columns())
      else draw()
    },
    remove(): void {
      resizing.disconnect()
      plot?.destroy()
    },
  }
}

export type Chart = ReturnType<typeof createChart>
