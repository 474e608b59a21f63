import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { matchPriority } from './match-priority.ts'
import { PICTURES } from './open-world.ts'
import type { World } from './open-world.ts'

/** A window of a desktop, and a phone. */
export const DESKTOP = { viewport: { width: 1400, height: 950 } } as const
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const

/** Until a press shows on a busy machine (ms); how quick it is on an idle one, `quickness.ts` measures. */
export const SHOWN_MS = 8_000

/** Somebody with a browser of their own: no cookies, no cache, no memory of others. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Goes to a path of the app. */
  open(path: string): Promise<void>
  /** Keeps a picture of what shows. */
  picture(name: string): Promise<void>
  leave(): Promise<void>
}

/** What all browsers of a run have asked for and complained of. */
export interface Watch {
  readonly requests: Set<string>
  readonly complaints: string[]
}

export const createWatch = (): Watch => ({ requests: new Set(), complaints: [] })

/** Requests that are refused on purpose are told in the console, too: the queue is away, a profile is hidden, an edit came first. */
const EXPECTED = /status of (503|404|401|412)/

export async function visit(world: World, watch: Watch, options: BrowserContextOptions = DESKTOP): Promise<Visitor> {
  const context = await world.browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', ...options })
  context.on('request', (request) => void watch.requests.add(request.url()))
  const page = await context.newPage()
  page.on('pageerror', (error) => void watch.complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) watch.complaints.push(message.text())
  })
  return {
    context,
    page,
    open: async (path) => {
      await page.goto(new URL(path, world.url).href)
      await matchPriority(world.browser)
    },
    picture: async (name) => void (await page.screenshot({ path: join(PICTURES, `${name}.png`) })),
    leave: () => context.close(),
  }
}

/** Signs in through the dialog, as a person does. */
export async function signInAs(page: Page, handle: string): Promise<void> {
  await page.getByRole('button', { name: '로그인' }).first().click()
  await page.getByLabel('아이디').fill(handle)
  await page.getByRole('dialog').getByRole('button', { name: '로그인', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Closes what a step that failed has left open, and keeps a picture of each page. */
export async function leaveAll(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      const path = join(PICTURES, `failed-${Date.now()}.png`)
      await page.screenshot({ path }).then(
        () => console.log(`        ${page.url()} as it was: ${path}`),
        (error: Error) => console.log(`        ${page.url()} could not be drawn: ${error.message}`),
      )
    }
    await context.close()
  }
}
