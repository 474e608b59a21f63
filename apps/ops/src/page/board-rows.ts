import type { Sample } from '../watch/sample.ts'
import { bytes, count, rate, seconds, share } from './figures.ts'
import type { Words } from './words.ts'

export interface Row {
  cells: string[]
  mark?: 'warn' | undefined
}

/** Above this share of its model a family takes more than was planned for, as `doctor memory` has it. */
const ABOVE_PLAN = 1.2

const warnIf = (wrong: boolean) => (wrong ? ('warn' as const) : undefined)
const sum = (values: Record<string, number>) => Object.values(values).reduce((all, value) => all + value, 0)

export function queueRows({ queues }: Sample): Row[] | null {
  if (!queues) return null
  return queues.map(({ name, visible, inFlight, delayed, oldestS }) => ({
    cells: [name, count(visible), count(inFlight), count(delayed), seconds(oldestS)],
    mark: warnIf(/dlq|quarantine/.test(name) && visible > 0),
  }))
}

export function batchRows({ batch, drift }: Sample, words: Words): Row[] {
  const wrong = sum(drift.found)
  const outcome = (name: string) => count(batch.outcomes[name] ?? 0)
  return [
    { cells: [words.folds, rate(batch.folds)] },
    { cells: [words.foldTime, `${seconds(batch.duration.p50)} / ${seconds(batch.duration.p95)}`] },
    { cells: [words.foldFailures, count(batch.failures)], mark: warnIf(batch.failures > 0) },
    { cells: [words.claimed, outcome('claimed')] },
    { cells: [words.written, outcome('written')] },
    { cells: [words.moved, outcome('moved')] },
    { cells: [words.rejected, outcome('rejected')] },
    { cells: [words.quarantined, outcome('quarantined')], mark: warnIf((batch.outcomes.quarantined ?? 0) > 0) },
    { cells: [words.audited, rate(drift.audited)] },
    { cells: [words.drift, count(wrong)], mark: warnIf(wrong > 0) },
  ]
}

export function feedRows({ feeds, redis, record, requests }: Sample, words: Words): Row[] {
  const connections = Object.entries(record?.connections ?? {}).map(([state, number]) => `${state} ${number}`)
  return [
    { cells: [words.hitShare, share(redis?.hitShare ?? null)] },
    { cells: [words.delivered, rate(feeds.delivered)] },
    { cells: [words.relayLag, seconds(feeds.relayLag)] },
    { cells: [words.outbox, count(record?.outbox ?? null)] },
    { cells: [words.outboxOldest, seconds(record?.outboxOldestS ?? null)] },
    { cells: [words.connections, connections.join(', ')], mark: warnIf(record === null) },
    { cells: [words.duration, seconds(requests.duration.p95)] },
    { cells: [words.failed, rate(requests.failed)], mark: warnIf((requests.failed ?? 0) > 0) },
  ]
}

export function familyRows({ redis }: Sample, words: Words): Row[] | null {
  if (!redis) return null
  return redis.families
    .toSorted((a, b) => b.keys * b.bytesPerKey - a.keys * a.bytesPerKey)
    .map(({ name, keys, entries, bytesPerKey, plannedPerKey }) => {
      const isAbove = plannedPerKey !== null && bytesPerKey > plannedPerKey * ABOVE_PLAN
      const planned = plannedPerKey === null ? '–' : count(plannedPerKey) + (isAbove ? ` (${words.abovePlan})` : '')
      return {
        cells: [name, count(keys), count(entries), count(bytesPerKey), planned, bytes(keys * bytesPerKey)],
        mark: warnIf(isAbove),
      }
    })
}

export function trendRows({ trends }: Sample, words: Words): Row[] | null {
  if (!trends) return null
  return [
    { cells: [words.slot, words.slots[trends.slot] ?? trends.slot] },
    { cells: [words.posts, count(trends.posts)] },
    { cells: [words.authors, count(trends.authors)] },
    { cells: [words.trusted, count(trends.trusted)] },
    { cells: [words.listAge, seconds(trends.ageS)] },
    { cells: [words.failures, count(trends.failures)], mark: warnIf(trends.failures > 0) },
  ]
}

export function processRows({ processes }: Sample, words: Words): Row[] {
  return processes.map(({ name, address, isUp, memory, cpu, loopLag }) => ({
    cells: [
      `${name} (${address})`,
      isUp ? words.up : words.down,
      bytes(isUp ? memory : null),
      share(cpu),
      seconds(isUp ? loopLag : null),
    ],
    mark: warnIf(!isUp),
  }))
}
