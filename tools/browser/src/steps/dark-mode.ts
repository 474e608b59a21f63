import { must } from '../claims.ts'
import { visit } from '../visitor.ts'
import type { Step } from './step.ts'

export const darkMode: Step = {
  claim: 'dark by the device and by hand, kept over a reload, and never a flash of light',
  async run({ world, watch }) {
    const { page, open, picture, leave } = await visit(world, watch, {
      viewport: { width: 1400, height: 950 },
      colorScheme: 'light',
    })
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    await open('/')
    await page.locator('[data-post]').first().waitFor()
    const light = await ground()
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await ground()
    must(light !== dark, 'the device decides at first')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.getByRole('button', { name: '화면 설정' }).click()
    await page.getByRole('radio', { name: '어둡게' }).check()
    await page.waitForFunction((wanted) => getComputedStyle(document.documentElement).backgroundColor === wanted, dark)
    await picture('dark-by-hand')
    await page.keyboard.press('Escape')
    const grounds = page.waitForFunction(
      () => document.body !== null && getComputedStyle(document.documentElement).backgroundColor,
    )
    await page.reload({ waitUntil: 'commit' })
    await grounds
    await page.locator('[data-post]').first().waitFor()
    must((await ground()) === dark, 'what was chosen by hand stays')
    await leave()
    return `${light} by day, ${dark} by night`
  },
}
