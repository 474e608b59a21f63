import type { Page } from 'playwright-core'
import { must } from '../claims.ts'
import { SHOWN_MS, visit } from '../visitor.ts'
import type { Step } from './step.ts'

const focused = (page: Page) =>
  page.evaluate(
    () =>
      (document.activeElement as HTMLElement | null)?.innerText ||
      document.activeElement?.getAttribute('aria-label') ||
      '',
  )
const focusedPost = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-post]')?.dataset.post)
const isInDialog = (page: Page) => page.evaluate(() => document.activeElement?.closest('dialog') !== null)

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)).trim() === name) return
  }
  throw new Error(`not true: Tab reaches ${name}`)
}

export const keyboardOnly: Step = {
  claim: 'everything by keyboard: skip link, signing in, j k l, dialogs that keep the focus and give it back',
  async run({ world, watch }) {
    const { page, open, picture, leave } = await visit(world, watch)
    await open('/')
    await page.locator('[data-post]').first().waitFor()
    await page.keyboard.press('Tab')
    must((await focused(page)) === '본문으로 건너뛰기', 'the first Tab reaches the skip link')
    await picture('keyboard-skip-link')
    await page.keyboard.press('Enter')
    must((await page.evaluate(() => document.activeElement?.id)) === 'content', 'it leads to the content')

    await page.keyboard.press('Shift+?')
    must(await isInDialog(page), '? opens the help and the focus is in it')
    for (let press = 0; press < 5; press++) {
      await page.keyboard.press('Tab')
      must(
        await page.evaluate(
          () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
        ),
        'Tab stays in the dialog',
      )
    }
    await picture('keyboard-help')
    await page.keyboard.press('Escape')
    must(!(await isInDialog(page)), 'Escape closes it')

    await page.keyboard.press('j')
    const first = await focusedPost(page)
    await page.keyboard.press('j')
    const second = await focusedPost(page)
    must(first !== undefined && second !== undefined && first !== second, 'j steps from post to post')
    await page.keyboard.press('k')
    must((await focusedPost(page)) === first, 'k steps back')
    await page.keyboard.press('l')
    await page.getByRole('dialog').waitFor()
    must(await isInDialog(page), 'whoever likes without a session is asked to sign in')
    must(await page.evaluate(() => document.activeElement?.tagName === 'INPUT'), 'the field has the focus')
    await page.keyboard.type(`keys_${Date.now() % 1e8}`)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('h')
    await tabTo(page, '내 주변')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/nearby')
    await page.locator('[data-post]').first().waitFor()
    await page.keyboard.press('j')
    const liked = await focusedPost(page)
    must(await page.evaluate(() => document.activeElement?.matches(':focus-visible') === true), 'the focus shows')
    await picture('keyboard-post')
    await page.keyboard.press('l')
    await page.locator(`[data-post="${liked}"] .act--like[aria-pressed=true]`).waitFor({ timeout: SHOWN_MS })
    await page.keyboard.press('o')
    await page.waitForURL(`**/p/${liked}`)
    await page.keyboard.press('n')
    await page.waitForURL('**/write')
    await leave()
    return 'no pointer was used'
  },
}
