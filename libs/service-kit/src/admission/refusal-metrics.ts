import { Gauge } from 'prom-client'
import type { Metric, Registry } from 'prom-client'
import type { Gate, Pressure } from './gate.ts'
import type { LoopLateness } from './loop-lateness.ts'
import { URGENCIES } from './urgency.ts'
import type { Urgency } from './urgency.ts'

const NAME = 'http_server_refused_total'
const HELP = 'Requests refused under pressure before anything of them was read, by urgency and why.'
const PRESSURES: readonly Pressure[] = ['places', 'waiting', 'lateness', 'pipelining']

/** Counts refusals in plain numbers: a refusal must cost next to nothing. Shows places and lateness, too. */
export function countRefusals(registry: Registry, gate: Gate, lateness: LoopLateness) {
  const counts = URGENCIES.flatMap((urgency) =>
    PRESSURES.map((pressure) => ({ labels: { urgency, pressure }, value: 0 })),
  )
  registry.registerMetric({
    name: NAME,
    help: HELP,
    get: async () => ({ name: NAME, help: HELP, type: 'counter', aggregator: 'sum', values: counts }),
    // What a registry asks of a metric; its type names the library's own classes.
  } as unknown as Metric)
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value())
      },
    })
  gauge('http_server_places_taken', 'Requests that were taken and are not answered yet.', gate.taken)
  gauge('http_server_loop_late_seconds', 'By how much the event loop is late.', () => lateness.ms() / 1_000)
  return (urgency: Urgency, pressure: Pressure) => {
    for (const count of counts)
      if (count.labels.urgency === urgency && count.labels.pressure === pressure) count.value += 1
  }
}
