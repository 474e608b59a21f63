import { linearTicks, lineChart } from '@matjip/capacity/report'
import { renderPage, section } from '../report/render-summary.ts'
import type { Role } from '../world/load-world.ts'
import type { Held, Sample } from './sample.ts'

/** A soak as one HTML file: what was compared, and what each process held over time. */
export function renderSoak(figure: string, table: string, samples: readonly Sample[]): string {
  return renderPage(
    'soak',
    figure,
    [],
    [
      section('What must not grow', `<pre>${table}</pre>`),
      section('Resident memory', chartOf(samples, 'residentMb', 'MB')),
      section('Old heap', chartOf(samples, 'oldHeapMb', 'MB')),
      section('Descriptors', chartOf(samples, 'descriptors', 'open')),
    ].join(''),
  )
}

function chartOf(samples: readonly Sample[], part: keyof Held, unit: string): string {
  const roles = Object.keys(samples[0]?.processes ?? {}) as Role[]
  const series = roles.map((role, color) => ({
    name: role,
    color,
    points: samples.map(({ processes }, at) => [at + 1, processes[role][part]] as const),
  }))
  const most = Math.max(...series.flatMap(({ points }) => points.map(([, value]) => value)))
  return lineChart(
    series,
    { ticks: linearTicks(samples.length, String), label: 'sample' },
    { ticks: linearTicks(most, String), label: unit },
  )
}
