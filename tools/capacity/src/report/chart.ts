/** Charts as SVG text: no script, no font, no file beside the report. */

/** A line of a chart. */
export interface Series {
  name: string
  /** Index into the palette of the stylesheet. */
  color: number
  points: readonly (readonly [x: number, y: number])[]
}

export interface Axis {
  ticks: readonly (readonly [value: number, label: string])[]
  label: string
  /** Logarithms of the values are drawn. */
  log?: true
}

const WIDTH = 760
const HEIGHT = 320
const MARGIN = { left: 72, right: 16, top: 32, bottom: 46 }

function scale({ ticks, log }: Axis, from: number, to: number): (value: number) => number {
  const at = (value: number) => (log ? Math.log10(Math.max(value, 1e-9)) : value)
  const values = ticks.map(([value]) => at(value))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return (value) => from + ((at(value) - least) / (most - least || 1)) * (to - from)
}

/** Lines over two axes; the ticks say how far the axes go. */
export function lineChart(series: readonly Series[], x: Axis, y: Axis): string {
  const left = scale(x, MARGIN.left, WIDTH - MARGIN.right)
  const top = scale(y, HEIGHT - MARGIN.bottom, MARGIN.top)
  const rows = y.ticks.map(
    ([value, label]) =>
      `<path class="grid" d="M${MARGIN.left} ${top(value).toFixed(1)}H${WIDTH - MARGIN.right}"/><text class="tick end" x="${MARGIN.left - 8}" y="${(top(value) + 4).toFixed(1)}">${label}</text>`,
  )
  const columns = x.ticks.map(
    ([value, label]) =>
      `<text class="tick middle" x="${left(value).toFixed(1)}" y="${HEIGHT - MARGIN.bottom + 18}">${label}</text>`,
  )
  const lines = series.map(({ color, points }) => {
    const path = points.map(([at, value]) => `${left(at).toFixed(1)} ${top(value).toFixed(1)}`).join('L')
    return `<path class="line c${color}" d="M${path}"/>`
  })
  const titles = `<text class="axis middle" x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 8}">${x.label}</text><text class="axis" x="4" y="12">${y.label}</text>`
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">${rows.join('')}${columns.join('')}${lines.join('')}${titles}</svg>${legend(series)}`
}

export function legend(series: readonly Pick<Series, 'name' | 'color'>[]): string {
  return `<ul class="legend">${series.map(({ name, color }) => `<li><i class="c${color}"></i>${name}</li>`).join('')}</ul>`
}

export interface Bar {
  name: string
  parts: readonly { name: string; value: number; color: number }[]
  label: string
}

const BAR = 34
/** Room for what stands behind a bar. */
const LABEL = 180

/** Horizontal bars, each of parts that add up. */
export function barChart(bars: readonly Bar[], names: readonly Pick<Series, 'name' | 'color'>[] = []): string {
  const most = Math.max(...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)))
  const left = 190
  const across = WIDTH - left - LABEL
  const rows = bars.map(({ name, parts, label }, index) => {
    let at = left
    const boxes = parts.map(({ value, color, name: part }) => {
      const width = (value / most) * across
      const box = `<rect class="c${color}" x="${at.toFixed(1)}" y="${index * BAR + 6}" width="${Math.max(0, width - 1).toFixed(1)}" height="${BAR - 12}"><title>${part}: ${value.toFixed(0)}</title></rect>`
      at += width
      return box
    })
    const y = index * BAR + BAR / 2 + 4
    return `<text class="tick end" x="${left - 8}" y="${y}">${name}</text>${boxes.join('')}<text class="tick" x="${(at + 6).toFixed(1)}" y="${y}">${label}</text>`
  })
  return `<svg viewBox="0 0 ${WIDTH} ${bars.length * BAR + 6}" role="img">${rows.join('')}</svg>${names.length > 0 ? legend(names) : ''}`
}

/** Ticks 0, 1, 2 … of a round step, up to above the highest value. */
export function linearTicks(most: number, label: (value: number) => string): (readonly [number, string])[] {
  const rough = Math.max(most, 1e-6) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => [index * step, label(index * step)] as const)
}

/** Ticks at powers of ten. */
export function decadeTicks(from: number, to: number, label: (value: number) => string): (readonly [number, string])[] {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => [10 ** (from + index), label(10 ** (from + index))] as const,
  )
}
