import { must } from '../claims.ts'
import { signInAs, visit } from '../visitor.ts'
import type { Step } from './step.ts'

const WANTED = 500
/** Scrolling steps (px): a flick of a phone. */
const FLICK = 2_500
/** Nobody waits so long for a page (ms). */
const PATIENCE_MS = 120_000

export const scroll500: Step = {
  claim: `${WANTED} posts by scrolling, none twice, in the order of the feed`,
  async run({ world, watch }) {
    const { page, open, picture, leave } = await visit(world, watch)
    await open('/')
    await signInAs(page, 'mina')
    await page.locator('[data-post]').first().waitFor()
    const began = Date.now()
    let ids: string[] = []
    let jumps = 0
    while (ids.length < WANTED) {
      must(Date.now() - began < PATIENCE_MS, `${WANTED} posts within ${PATIENCE_MS} ms, not ${ids.length}`)
      const [before, after] = await page.evaluate(async (flick) => {
        const middle = () =>
          document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest<HTMLElement>('[data-post]')
        window.scrollBy(0, flick)
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        const post = middle()
        const top = post?.getBoundingClientRect().top
        // Whatever loads meanwhile must not move what is being read.
        await new Promise((resolve) => setTimeout(resolve, 120))
        return [top, post?.getBoundingClientRect().top] as const
      }, FLICK)
      if (before !== undefined && after !== undefined && Math.abs(before - after) > 1) jumps++
      ids = await page
        .locator('[data-post]')
        .evaluateAll((posts) => posts.map((post) => (post as HTMLElement).dataset.post ?? ''))
    }
    must(new Set(ids).size === ids.length, 'no post stands twice')
    must(jumps === 0, `nothing jumps while it is read, not ${jumps} times`)
    const times = await page
      .locator('[data-post] time')
      .evaluateAll((all) => all.map((time) => Date.parse(time.getAttribute('datetime') ?? '')))
    must(
      times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0)),
      'newest first throughout',
    )
    await picture('home-500')
    const id = await page.evaluate(
      () =>
        document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest<HTMLElement>('[data-post]')?.dataset.post,
    )
    const link = page.locator(`[data-post="${id}"] .post__time`)
    await link.scrollIntoViewIfNeeded()
    await page.waitForTimeout(300)
    const anchor = {
      id,
      top: await page.locator(`[data-post="${id}"]`).evaluate((post) => post.getBoundingClientRect().top),
    }
    await link.click()
    await page.waitForURL(`**/p/${anchor.id}`)
    await page.goBack()
    await page.locator(`[data-post="${anchor.id}"]`).waitFor()
    // React shows a page that it hid for the next one's code no earlier than 300 ms later.
    await page.waitForTimeout(800)
    const top = await page.locator(`[data-post="${anchor.id}"]`).evaluate((post) => post.getBoundingClientRect().top)
    must(Math.abs(top - anchor.top) < 40, `going back returns to the post, ${Math.round(top - anchor.top)} px off`)
    await leave()
    return `${ids.length} posts, each once, in ${((Date.now() - began) / 1000).toFixed(1)} s; back to the same post after visiting it`
  },
}
