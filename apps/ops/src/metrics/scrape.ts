import { lookup } from 'node:dns/promises'
import { parseMetrics } from './parse-metrics.ts'
import type { Reading } from './parse-metrics.ts'

/** A process, or all tasks of it, and where they listen. */
export interface Target {
  name: string
  url: URL
}

/** What one process said of itself; no readings where it did not answer. */
export interface Scraped {
  name: string
  /** Tells tasks of one name apart. */
  address: string
  readings: Reading[] | null
}

/** Milliseconds. A busy process answers late; one that takes longer is shown as away. */
const TIMEOUT_MS = 1_500
/** Tasks of one name that are asked. */
const MAX_TASKS = 30

/** @param text `name=origin,…` @throws Error that names what cannot be read */
export function parseTargets(text: string): Target[] {
  return text.split(',').map((part) => {
    const [name = '', origin = ''] = part.trim().split('=')
    const url = URL.parse(origin)
    if (name === '' || url === null || !/^https?:$/.test(url.protocol))
      throw new Error(`OPS_TARGETS: "${part}" is not name=origin`)
    return { name, url }
  })
}

/** Asks all processes for their metrics, all at once. */
export async function scrape(targets: readonly Target[]): Promise<Scraped[]> {
  const found = await Promise.all(targets.map(tasksOf))
  return Promise.all(
    found.flat().map(async ({ name, url }) => ({ name, address: url.host, readings: await readingsOf(url) })),
  )
}

async function tasksOf(target: Target): Promise<Target[]> {
  const { name, url } = target
  if (url.protocol === 'https:') return [target]
  const addresses = await lookup(url.hostname, { all: true, family: 4 }).catch(() => [])
  if (addresses.length < 2) return [target]
  return addresses.slice(0, MAX_TASKS).map(({ address }) => {
    const task = new URL(url)
    task.hostname = address
    return { name, url: task }
  })
}

async function readingsOf(url: URL): Promise<Reading[] | null> {
  try {
    const answer = await fetch(new URL('/metrics', url), { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return answer.ok ? parseMetrics(await answer.text()) : null
  } catch {
    return null
  }
}
