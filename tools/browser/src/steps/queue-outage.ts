import type { Locator, Page } from 'playwright-core'
import { must } from '../claims.ts'
import { SHOWN_MS, signInAs, visit } from '../visitor.ts'
import type { Scene, Step } from './step.ts'

/** The client tries again for as long as Retry-After makes sense, before it gives a click up (ms). */
const GIVEN_UP_MS = 30_000
/** From the queue's return to the record (ms). */
const RECORDED_MS = 30_000

const isPressed = async (button: Locator) => (await button.getAttribute('aria-pressed')) === 'true'
const pressed = (page: Page, label: RegExp, is: boolean) =>
  page.getByRole('button', { name: label, pressed: is }).first()

/** Clicks with the queue away, sees it taken back, and again with the queue there, sees it stay. */
async function through(
  { world }: Scene,
  page: Page,
  label: RegExp,
  picture: (name: string) => Promise<void>,
  name: string,
): Promise<void> {
  const off = pressed(page, label, false)
  await off.waitFor()
  await world.stopQueue()
  await off.click()
  const on = pressed(page, label, true)
  await on.waitFor({ timeout: SHOWN_MS })
  const toast = page.locator('.toast--warn')
  await toast.waitFor({ timeout: GIVEN_UP_MS })
  must(!(await isPressed(page.getByRole('button', { name: label }).first())), `${name} is taken back`)
  await picture(`${name}-taken-back`)
  await world.startQueue()
  await toast.getByRole('button', { name: '다시 시도' }).click()
  await on.waitFor({ timeout: SHOWN_MS })
  await page.waitForFunction((selector) => document.querySelector(selector) === null, '[data-pending]', {
    timeout: RECORDED_MS,
  })
  must(await isPressed(on), `${name} stays`)
  await page.reload()
  await on.waitFor()
}

export const queueOutage: Step = {
  claim: 'like and follow are taken back while the queue is away, and stay once it is there',
  async run(scene) {
    const { page, open, picture, leave } = await visit(scene.world, scene.watch)
    await open('/')
    await signInAs(page, `guest_${Date.now() % 1e8}`)
    await page.getByRole('link', { name: '내 주변' }).first().click()
    await page.waitForURL('**/nearby')
    const author = page.locator('.post__author').first()
    await author.waitFor()
    const post = await page.locator('[data-post]').first().getAttribute('data-post')
    const person = await author.getAttribute('href')
    await open(`/p/${post}`)
    await through(scene, page, /^좋아요 /, picture, 'like')
    await open(person ?? '/')
    await through(scene, page, /팔로(우|잉)$/, picture, 'follow')
    await leave()
    return 'both taken back with a message, tried again from it, and there after a reload'
  },
}
