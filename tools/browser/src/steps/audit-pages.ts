import { faultsOf } from '../axe-faults.ts'
import { must } from '../claims.ts'
import { DESKTOP, PHONE, signInAs, visit } from '../visitor.ts'
import type { Step } from './step.ts'

/** The longest animation (0.5 s) and a little. */
const SETTLED_MS = 600

const looks = [
  { name: 'desktop-light', options: { ...DESKTOP, colorScheme: 'light' as const } },
  { name: 'desktop-dark', options: { ...DESKTOP, colorScheme: 'dark' as const } },
  { name: 'phone-light', options: { ...PHONE, colorScheme: 'light' as const } },
  { name: 'phone-dark', options: { ...PHONE, colorScheme: 'dark' as const } },
]

export const auditPages: Step = {
  claim: 'axe finds nothing serious on any page, by day and by night, on desktop and phone, in both languages',
  async run({ world, watch }) {
    const faults: string[] = []
    let audits = 0
    for (const { name, options } of looks) {
      const { page, open, picture, leave } = await visit(world, watch, options)
      const audit = async (what: string) => {
        // Colours that are on their way from one to another have any contrast.
        await page.waitForTimeout(SETTLED_MS)
        audits++
        faults.push(...(await faultsOf(page)).map((fault) => `${name} ${what}: ${fault}`))
        await picture(`${name}-${what}`)
      }
      await open('/')
      await page.locator('[data-post]').first().waitFor()
      await audit('home-anonymous')
      await page.getByRole('button', { name: '로그인' }).first().click()
      await page.getByRole('dialog').waitFor()
      await audit('sign-in')
      await page.keyboard.press('Escape')
      await signInAs(page, 'mina')
      await page.locator('[data-post]').first().waitFor()
      await audit('home')
      const post = await page.locator('[data-post]').first().getAttribute('data-post')
      const person = await page.locator('.post__author').first().getAttribute('href')
      const place = await page.locator('.place__name').first().getAttribute('href')
      const pages = {
        trending: '/trending',
        nearby: '/nearby',
        saved: '/saved',
        write: '/write',
        search: '/search',
        hashtag: '/tags/%EC%A0%90%EC%8B%AC',
        post: `/p/${post}`,
        profile: person ?? '',
        restaurant: place ?? '',
        nowhere: '/p/1',
      }
      for (const [what, path] of Object.entries(pages)) {
        await open(path)
        await page.locator('h1, article, .notice').first().waitFor()
        await audit(what)
      }
      await page.evaluate(() => localStorage.setItem('matjip.language', 'en'))
      await open('/')
      await page.locator('[data-post]').first().waitFor()
      must((await page.evaluate(() => document.documentElement.lang)) === 'en', 'the page says that it is English')
      await audit('home-english')
      await page.getByRole('button', { name: 'Display settings' }).click()
      await audit('settings')
      await leave()
    }
    must(faults.length === 0, `0 serious violations, not ${faults.length}:\n${faults.join('\n')}`)
    return `${audits} audits, 0 serious violations`
  },
}
