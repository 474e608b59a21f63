import type { Reading } from './parse-metrics.ts'
import { quantileOf } from './quantile.ts'
import type { Scraped } from './scrape.ts'

/** Labels that a reading must have, with these values. */
type Match = (labels: Readonly<Record<string, string>>) => boolean

const any: Match = () => true

/** Half and most of what was observed between two looks, in the histogram's unit; null where nothing was. */
export interface Spread {
  p50: number | null
  p95: number | null
}

/** What all processes together did between two looks. */
export interface MetricsWindow {
  /** By how much counters rose a second; null with the first look. */
  rate(name: string, match?: Match): number | null
  /** The sum of what readings say now. */
  total(name: string, match?: Match): number
  /** The largest of what readings say now; null where none does. */
  largest(name: string): number | null
  spread(name: string, match?: Match): Spread
  /** `total` by the values of a label. */
  by(name: string, label: string): Record<string, number>
  /** Of one process alone. */
  of(scraped: Scraped): Pick<MetricsWindow, 'rate' | 'total'>
}

interface Risen extends Reading {
  /** null where its process was not there the last time. */
  rise: number | null
  from: Scraped
}

/** Remembers the last look, so that the next can say what has happened since. */
export function createMetricsWindows() {
  let last = new Map<string, number>()
  let there = new Set<string>()
  let lastAt: number | null = null
  return (scraped: readonly Scraped[], at: number): MetricsWindow => {
    const seconds = lastAt === null ? null : Math.max(0.001, (at - lastAt) / 1_000)
    const risen = scraped.flatMap((from) => {
      // Of a process that was there, a series that is new has risen from nothing.
      const unknown = there.has(nameOf(from)) ? 0 : null
      return (from.readings ?? []).map((reading): Risen => {
        const before = last.get(`${nameOf(from)} ${reading.key}`) ?? unknown
        // A counter that fell is that of a process that began anew.
        const rise = before === null ? null : reading.value >= before ? reading.value - before : reading.value
        return { ...reading, rise, from }
      })
    })
    last = new Map(risen.map(({ from, key, value }) => [`${nameOf(from)} ${key}`, value]))
    there = new Set(scraped.filter(({ readings }) => readings !== null).map(nameOf))
    lastAt = at
    return windowOf(risen, seconds)
  }
}

const nameOf = ({ name, address }: Scraped) => `${name} ${address}`

function windowOf(risen: readonly Risen[], seconds: number | null): MetricsWindow {
  const byName = Map.groupBy(risen, ({ name }) => name)
  const wanted = (name: string, match: Match) => (byName.get(name) ?? []).filter(({ labels }) => match(labels))
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const rateOf = (found: readonly Risen[]) =>
    seconds === null ? null : sum(found.map(({ rise }) => rise ?? 0)) / seconds
  return {
    rate: (name, match = any) => rateOf(wanted(name, match)),
    total: (name, match = any) => sum(wanted(name, match).map(({ value }) => value)),
    largest: (name) =>
      wanted(name, any).reduce<number | null>((most, { value }) => Math.max(most ?? value, value), null),
    spread(name, match = any) {
      const rises = Map.groupBy(wanted(`${name}_bucket`, match), ({ labels }) => labels.le ?? '')
      const buckets = [...rises].map(([le, found]) => ({
        atMost: le === '+Inf' ? Infinity : Number(le),
        count: sum(found.map(({ rise }) => rise ?? 0)),
      }))
      return { p50: quantileOf(buckets, 0.5), p95: quantileOf(buckets, 0.95) }
    },
    by(name, label) {
      const groups = Map.groupBy(wanted(name, any), ({ labels }) => labels[label] ?? '')
      return Object.fromEntries([...groups].map(([value, found]) => [value, sum(found.map(({ value }) => value))]))
    },
    of: (scraped) => {
      const own = (name: string, match: Match) => wanted(name, match).filter(({ from }) => from === scraped)
      return {
        rate: (name, match = any) => rateOf(own(name, match)),
        total: (name, match = any) => sum(own(name, match).map(({ value }) => value)),
      }
    },
  }
}
