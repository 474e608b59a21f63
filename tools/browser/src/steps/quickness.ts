import type { Locator, Page } from 'playwright-core'
import { median, must } from '../claims.ts'
import { signInAs, visit } from '../visitor.ts'
import type { Scene } from './step.ts'

/** Milliseconds until the first card shows, and until what was pressed shows. */
export interface Quickness {
  readonly firstCardMs: number
  /** What the page's main thread computed of that: the rest is waiting for the network and for others of the machine. */
  readonly firstCardCpuMs: number
  readonly interactionMs: number
  readonly byInteraction: Readonly<Record<string, number>>
}

const VISITS = 5
const PRESSES = 5

/** The time from the navigation to the frame in which the first card is drawn, with nothing cached. */
async function firstCard({ world, watch }: Scene): Promise<{ ms: number; cpuMs: number }> {
  const { context, page, open, leave } = await visit(world, watch)
  // Starts the process of the origin's pages, with the priority that is measured; nothing of the app is cached by it.
  await open('/icon.svg')
  const token = (await (
    await fetch(new URL('/dev/token', world.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"handle":"mina"}',
    })
  ).json()) as { accessToken: string; userId: string }
  await context.addInitScript(
    (session) => {
      localStorage.setItem('matjip.session', JSON.stringify(session))
      const watchCards = new MutationObserver(() => {
        if (document.querySelector('[data-post]') === null) return
        watchCards.disconnect()
        requestAnimationFrame(() => setTimeout(() => Object.assign(window, { firstCardAt: performance.now() })))
      })
      watchCards.observe(document, { childList: true, subtree: true })
    },
    { ...token, handle: 'mina' },
  )
  const inspector = await context.newCDPSession(page)
  await inspector.send('Performance.enable', { timeDomain: 'threadTicks' })
  await open('/')
  const at = await page.waitForFunction(() => (window as unknown as { firstCardAt?: number }).firstCardAt)
  const ms = Number(await at.jsonValue())
  const { metrics } = await inspector.send('Performance.getMetrics')
  const asked = await page.evaluate(
    () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/feed?limit=')).length,
  )
  must(asked === 1, `the feed that is asked for before the app comes is not asked for twice, but ${asked} times`)
  await leave()
  return { ms, cpuMs: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000 }
}

/** A press at the place of something that stays there: looking for it by its role computes in the page, which would be counted. */
async function pressAt(page: Page, what: Locator): Promise<() => Promise<void>> {
  const box = await what.boundingBox()
  must(box !== null, 'what is pressed is there')
  return () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/** From the press to the next frame that shows what came of it, as the browser itself times events. */
async function interactions({ world, watch }: Scene): Promise<Record<string, number>> {
  const { page, open, leave } = await visit(world, watch)
  await open('/')
  await signInAs(page, 'mina')
  await page.locator('[data-post]').first().waitFor()
  for (let flick = 0; flick < 12; flick++) {
    await page.mouse.wheel(0, 3_000)
    await page.waitForTimeout(150)
  }
  await page.evaluate(() => {
    const seen: { name: string; ms: number }[] = []
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) seen.push({ name, ms: duration })
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
  })
  /** The slowest event of what is done. Events below 16 ms are not told: they count as that. */
  const time = async (doing: () => Promise<void>) => {
    await page.evaluate(() => void ((window as unknown as { seen: unknown[] }).seen.length = 0))
    await doing()
    await page.waitForTimeout(300)
    return page.evaluate(() =>
      Math.max(16, ...(window as unknown as { seen: { ms: number }[] }).seen.map(({ ms }) => ms)),
    )
  }
  const repeat = async (doing: () => Promise<void>) => {
    const times: number[] = []
    for (let press = 0; press < PRESSES; press++) times.push(await time(doing))
    return median(times)
  }
  const like = () => page.locator('[data-post]:focus-within .act--like').click()
  const settings = await pressAt(page, page.getByRole('button', { name: '화면 설정' }))
  const nearby = await pressAt(page, page.getByRole('link', { name: '내 주변' }).first())
  const home = await pressAt(page, page.getByRole('link', { name: '홈', exact: true }).first())
  const thereAndBack = async () => {
    const opening: number[] = []
    const returning: number[] = []
    for (let press = 0; press < PRESSES; press++) {
      opening.push(await time(nearby))
      returning.push(await time(home))
    }
    return { 'open a page': median(opening), 'return to a long home': median(returning) }
  }
  await page.keyboard.press('j')
  const found = {
    like: await repeat(like),
    'next post (j)': await repeat(() => page.keyboard.press('j')),
    settings: await repeat(async () => {
      await settings()
      await page.keyboard.press('Escape')
    }),
    search: await repeat(async () => {
      await page.locator('[data-search]').first().click()
      await page.keyboard.type('ㄱ')
    }),
    ...(await thereAndBack()),
  }
  await leave()
  return found
}

export async function measureQuickness(scene: Scene): Promise<Quickness> {
  // The first visit warms services that nobody has asked anything yet; it is not the browser's time.
  await firstCard(scene)
  const visits: { ms: number; cpuMs: number }[] = []
  for (let visited = 0; visited < VISITS; visited++) visits.push(await firstCard(scene))
  const byInteraction = await interactions(scene)
  const interactionMs = Math.max(...Object.values(byInteraction))
  must(Number.isFinite(interactionMs), 'events are timed')
  return {
    firstCardMs: median(visits.map(({ ms }) => ms)),
    firstCardCpuMs: median(visits.map(({ cpuMs }) => cpuMs)),
    interactionMs,
    byInteraction,
  }
}
