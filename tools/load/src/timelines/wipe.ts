import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openRedis, redisReady } from '@matjip/redis-keys'
import { createTestIssuer } from '@matjip/service-kit/testing'
import {
  bundle,
  bundleOf,
  freePort,
  issuerEnvironment,
  startChild,
  startStores,
  temporaryStateDir,
  waitReady,
} from '@matjip/stack'
import { seedDatabase } from '../feeds/seed.ts'
import type { Verdict } from '../goals/verdict.ts'
import { align } from '../table.ts'
import type { SectionOptions } from './section.ts'
import { keysOf, LOG_STATEMENTS, openStatementLog } from './statement-log.ts'
import type { LoggedStatement } from './statement-log.ts'
import { openReaders } from './wipe-load.ts'
import type { PageSeen, PageWanted } from './wipe-load.ts'

const RATE = 300
/** Seconds before the wipe, and after it. */
const BEFORE_S = 10
const AFTER_S = 20
/** What is promised: seconds until p99 is what it was, and statements for each key and process. */
const BACK_S = 10
const STATEMENTS = 2
const PROCESSES = 2
/** People and pages that are read again and again: some 600 of each kind of key. */
const PEOPLE = 400
const HASHTAGS = 120
const AUTHORS = 120
/** A second counts as back where its p99 is at most so many times the worst one before the wipe. */
const AS_BEFORE = 1.5
/** Statements that came as often while nothing was lost, with most reads or by the clock, are no part of the loss: at most so many times as often. */
const STEADY = 1.2
const POSTS = 100_000

/** Redis is emptied while pages are read: content, errors, statements by key, and when p99 is back. */
export async function wipe({ quick }: SectionOptions): Promise<Verdict> {
  const stateDir = await temporaryStateDir()
  const stores = await startStores({ stateDir, only: ['postgres', 'redis'], postgresSettings: LOG_STATEMENTS })
  const issuer = await createTestIssuer()
  const children: ReturnType<typeof startChild>[] = []
  const redis = await redisReady(openRedis({ url: stores.redisUrl }))
  try {
    const { url, scale } = await seedDatabase(stores.databaseUrl, quick ? POSTS / 5 : POSTS)
    const source = bundleOf('feed-service/main')
    await bundle({ processes: [source], outdir: join(stateDir, 'dist') })
    const origins: string[] = []
    for (let process_ = 1; process_ <= PROCESSES; process_ += 1) {
      const port = await freePort()
      const child = startChild({
        name: `feeds-${process_}`,
        command: process.execPath,
        args: [join(stateDir, 'dist', `${source.bundle}.js`)],
        logFile: join(stateDir, 'logs', `feeds-${process_}.log`),
        env: {
          ...process.env,
          // Who asks, for the server's log.
          PGAPPNAME: `feeds-${process_}`,
          PORT: String(port),
          LOG_LEVEL: 'warn',
          PUBLIC_URL: 'http://127.0.0.1',
          IMAGES_URL: 'http://127.0.0.1',
          DATABASE_URL: url,
          REDIS_URL: stores.redisUrl,
          ...issuerEnvironment(issuer),
        },
      })
      children.push(child)
      origins.push(`http://127.0.0.1:${port}`)
      await waitReady(child, `${origins.at(-1)}/readyz`)
    }
    const pages = await pagesToRead(scale.users, issuer)
    const readers = openReaders(origins)
    // Everything is warm in each process, and what each page is, is known.
    const known = new Map<PageWanted, string>()
    for (const page of pages) {
      for (let time = 0; time < PROCESSES; time += 1) known.set(page, (await readers.ask(page)).body)
    }
    const log = openStatementLog(join(stateDir, 'logs', 'postgres.log'))
    const pick = (draw: number) => pages[Math.floor(draw * pages.length)] as PageWanted
    await readers.readAt(RATE, 3, 1, pick)
    log()
    const before = await readers.readAt(RATE, BEFORE_S, 2, pick)
    const warm = log()
    const reading = readers.readAt(RATE, AFTER_S, 3, pick)
    await redis.flushall()
    const after = await reading
    await sleep(200)
    const cold = log()
    await readers.close()
    return judge({ before, after, warm, cold, known })
  } finally {
    await Promise.all(children.map((child) => child.stop(5_000)))
    redis.disconnect()
    await issuer.close()
    await stores.stop()
  }
}

async function pagesToRead(users: number, issuer: Awaited<ReturnType<typeof createTestIssuer>>): Promise<PageWanted[]> {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  const homes = await Promise.all(
    numbers(PEOPLE).map(async (n): Promise<PageWanted> => {
      const userId = 1 + Math.floor((n * users) / (PEOPLE + 1))
      return { path: '/feed', token: await issuer.tokenFor({ userId }) }
    }),
  )
  const hashtags = numbers(HASHTAGS).map((n) => ({
    path: `/feed/hashtags/${encodeURIComponent(`맛집${n}`)}`,
    token: undefined,
  }))
  const authors = numbers(AUTHORS).map((n) => ({ path: `/feed/users/${n}`, token: undefined }))
  return [...homes, ...hashtags, ...authors]
}

interface Watched {
  before: readonly PageSeen[]
  after: readonly PageSeen[]
  warm: readonly LoggedStatement[]
  cold: readonly LoggedStatement[]
  known: ReadonlyMap<PageWanted, string>
}

function judge({ before, after, warm, cold, known }: Watched): Verdict {
  const all = [...before, ...after]
  const answered = all.filter(({ status }) => status === 200)
  const changed = answered.filter(({ page, body }) => body !== known.get(page))
  const refused = all.filter(({ status, retryAfter }) => status === 503 && retryAfter !== undefined)
  const failed = all.length - answered.length - refused.length

  const secondsBefore = p99BySecond(before)
  const limit = AS_BEFORE * Math.max(...secondsBefore)
  const secondsAfter = p99BySecond(after)
  const backAt = secondsAfter.findLastIndex((p99) => p99 > limit) + 1

  const labels = [...new Set([...warm, ...cold].map(({ label }) => label))]
  const of = (list: readonly LoggedStatement[], label: string) => list.filter((one) => one.label === label)
  const steady = new Set(
    labels.filter((label) => of(cold, label).length / AFTER_S <= (STEADY * of(warm, label).length) / BEFORE_S),
  )
  const asked = new Map<string, number>()
  for (const statement of cold) {
    if (steady.has(statement.label)) continue
    for (const key of keysOf(statement)) {
      const name = `${statement.process}: ${key}`
      asked.set(name, (asked.get(name) ?? 0) + 1)
    }
  }
  const most = [...asked].sort((a, b) => b[1] - a[1])[0] ?? ['nothing', 0]
  console.log(
    align([
      ['statement', 'before (a read)', 'after (a read)', 'most for a key and process'],
      ...labels.map((label) => [
        label + (steady.has(label) ? ' (without a loss, too)' : ''),
        (of(warm, label).length / before.length).toFixed(3),
        (of(cold, label).length / after.length).toFixed(3),
        String(Math.max(0, ...[...asked].filter(([name]) => name.includes(`: ${label} `)).map(([, times]) => times))),
      ]),
    ]),
  )
  console.log(`p99 by second before (ms): ${secondsBefore.map(Math.round).join(' ')}`)
  console.log(`p99 by second after  (ms): ${secondsAfter.map(Math.round).join(' ')}`)
  const broken = [
    ...(changed.length > 0
      ? [`${changed.length} answers differ from what the page was: ${changed[0]?.page.path}`]
      : []),
    ...(failed > 0 ? [`${failed} answers were neither 200 nor 503 with Retry-After`] : []),
    ...(most[1] > STATEMENTS ? [`${most[0]} was asked for ${most[1]} times`] : []),
    ...(backAt > BACK_S ? [`p99 was back after ${backAt} s`] : []),
  ]
  const figure =
    `${all.length} reads at ${RATE}/s, ${changed.length} changed, ${refused.length} × 503, ${failed} other failures; ` +
    `at most ${most[1]} statements a key and process; p99 back after ${backAt} s`
  return { figure, broken }
}

/** p99 in milliseconds of the answers that were due in each second. */
function p99BySecond(seen: readonly PageSeen[]): number[] {
  const seconds = Map.groupBy(seen, ({ dueAt }) => Math.floor(dueAt / 1_000))
  return [...seconds]
    .sort(([a], [b]) => a - b)
    .map(([, inSecond]) => {
      const sorted = inSecond.map(({ ms }) => ms).sort((a, b) => a - b)
      return sorted[Math.floor(sorted.length * 0.99)] ?? 0
    })
}
