import { atMost } from '../../goals/goal.ts'
import type { Verdict } from '../../goals/verdict.ts'
import { align, medianOf } from '../../table.ts'
import { fragmentMemory } from './fragment-memory.ts'
import type { FragmentMemory } from './fragment-memory.ts'
import { HASHTAGS, measurePages } from './measure-pages.ts'
import type { Costs, PageCost, PageName } from './measure-pages.ts'
import { openPageWorld } from './page-world.ts'
import { startCeilings } from './start-ceilings.ts'

/** The smaller size, against which growth is judged. */
const SMALL = 10_000
/** Many short rounds: a ratio is taken within each, so what else the machine does for a while spoils few of them. */
const ROUNDS = 11
/** Of a kind and round: 0.1 s of CPU, counted to the microsecond. */
const REQUESTS = 2_000
const total = ({ process, redis, postgres }: PageCost) => process + redis + postgres
/** The median over rounds of a ratio within each. */
const ratio = (over: readonly PageCost[], under: readonly PageCost[], of: (cost: PageCost) => number) =>
  medianOf(over.map((cost, round) => of(cost) / of(under[round]!)))

/** What warm pages cost, as ratios to the least that they can, at two sizes of the tables. */
export async function pages({ posts, quick }: { posts: number; quick: boolean }): Promise<Verdict> {
  const sizes = quick ? [SMALL] : [SMALL, posts]
  const bySize = new Map<number, Costs>()
  let memory: { bytes: number; page: FragmentMemory; large: FragmentMemory } | undefined
  for (const size of sizes) {
    const world = await openPageWorld(size)
    try {
      const page = await fetch(`${world.origin}/feed`, { headers: world.headers }).then((answer) => answer.text())
      const ceilings = await startCeilings(world.redis, world.redisUrl, page)
      const costs = await measurePages(world, ceilings, ROUNDS, REQUESTS)
      ceilings.stop()
      bySize.set(size, costs)
      console.log(`\n${size.toLocaleString('en')} posts, a page of ${page.length} characters\n${tableOf(costs)}`)
      const bytes = Math.round(Buffer.byteLength(page) / 20)
      memory = {
        bytes,
        page: await fragmentMemory(world.redis, bytes),
        large: await fragmentMemory(world.redis, 2_000),
      }
    } finally {
      await world.stop()
    }
  }
  const costs = bySize.get(sizes.at(-1) ?? SMALL)
  if (!costs || !memory) throw new Error('nothing was measured')
  const process = (cost: PageCost) => cost.process
  const overJoined = (name: PageName) => ratio(costs[name], costs.joined, process).toFixed(2)
  const overRead = (name: PageName) => ratio(costs[name], costs.oneRead, total)
  const figures = {
    home: ratio(costs.home, costs.joined, process),
    homeAll: ratio(costs.home, costs.joined, total),
    ...{
      hashtag: overRead('hashtag'),
      hashtags: overRead('hashtags'),
      popular: overRead('popular'),
      trending: overRead('trending'),
    },
  }
  console.log(`\nRedis a fragment: ${told(memory.page)} at ${memory.bytes} B, ${told(memory.large)} at 2,000 B`)
  const growth = (name: 'home' | 'hashtag') => ratio(costs[name], bySize.get(SMALL)?.[name] ?? costs[name], total)
  const grown = { home: growth('home'), hashtag: growth('hashtag') }
  const broken: string[] = []
  const claim = (holds: boolean, words: string) => void (holds || broken.push(words))
  claim(figures.home <= 1.5, `home costs ${figures.home.toFixed(2)} × the joined page in feed-service, more than 1.5`)
  claim(
    figures.homeAll <= 2,
    `home costs ${figures.homeAll.toFixed(2)} × the joined page in all processes, more than 2`,
  )
  for (const name of ['hashtag', 'popular', 'trending'] as const)
    claim(
      figures[name] <= 1.2,
      `${name} costs ${figures[name].toFixed(2)} × a constant page with a read, more than 1.2`,
    )
  claim(memory.page.overBare <= 1.1, `a fragment takes ${told(memory.page)}, more than 1.1 × the latter`)
  for (const [name, times] of Object.entries(grown))
    claim(times <= 1.2, `${name} costs ${times.toFixed(2)} × what it costs at ${SMALL} posts, more than 1.2`)
  const figure =
    `home ${medianOf(costs.home.map(process)).toFixed(0)} µs in feed-service, ${figures.home.toFixed(2)} × the joined page (all processes ${figures.homeAll.toFixed(2)} ×), ` +
    `hashtag ${figures.hashtag.toFixed(2)} (of ${HASHTAGS} in turns ${figures.hashtags.toFixed(2)}), popular ${figures.popular.toFixed(2)}, trending ${figures.trending.toFixed(2)} × one read, growth ${grown.home.toFixed(2)} and ${grown.hashtag.toFixed(2)} ×; ` +
    `homes of 2,000 readers ${overJoined('homes')} ×, at noon ${overJoined('homesAtNoon')} ×, next pages then ${overJoined('nextAtNoon')} ×`
  const goals = [
    atMost('home, warm, in feed-service', figures.home, 1.5, ' × the joined page'),
    atMost('home, warm, all processes', figures.homeAll, 2, ' × the joined page'),
    ...(['hashtag', 'popular', 'trending'] as const).map((name) =>
      atMost(`${name} page, all processes`, figures[name], 1.2, ' × a constant page with a read'),
    ),
    atMost('a cached post in Redis', memory.page.overBare, 1.1, ' × its text under a key of its own'),
    ...(sizes.length > 1
      ? Object.entries(grown).map(([name, times]) =>
          atMost(`${name} at ${posts.toLocaleString('en')} posts`, times, 1.2, ` × at ${SMALL}`),
        )
      : []),
  ]
  return { figure, broken, goals }
}

const told = ({ overText, overBare }: FragmentMemory) =>
  `${overText.toFixed(2)} × its text, ${overBare.toFixed(2)} × that text under a key of its own with an expiry,`

function tableOf(costs: Costs): string {
  const parts = [
    (cost: PageCost) => cost.process,
    (cost: PageCost) => cost.redis,
    (cost: PageCost) => cost.postgres,
    total,
  ]
  const rows = Object.entries(costs).map(([name, rounds]) => [
    name,
    ...parts.map((of) => medianOf(rounds.map(of)).toFixed(0)),
    ...[costs.joined, costs.oneRead].map((ceiling) => ratio(rounds, ceiling, total).toFixed(2)),
  ])
  return align([['CPU µs a request', 'process', 'Redis', 'Postgres', 'all', '× joined', '× one read'], ...rows])
}
