import { bigPhoto } from '../big-photo.ts'
import { must } from '../claims.ts'
import { dropFiles } from '../drop-files.ts'
import { signInAs, visit } from '../visitor.ts'
import type { Step } from './step.ts'

/** Bytes a second up: a mobile line, on which a photo takes some seconds. */
const SLOW_LINE = 400_000
const TAG = `한끼${Date.now() % 1e6}번`

export const shareAMeal: Step = {
  claim:
    'two photos dropped at once go up with real progress, and the post is in the feeds of home, restaurant and hashtag',
  async run({ world, watch }) {
    const { context, page, open, picture, leave } = await visit(world, watch)
    await open('/')
    await signInAs(page, 'mina')
    await page.getByRole('link', { name: '한 끼 올리기' }).first().click()
    const line = await context.newCDPSession(page)
    const conditions = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: SLOW_LINE }
    await line.send('Network.emulateNetworkConditions', conditions)
    const files = [bigPhoto([200, 60, 40]), bigPhoto([230, 170, 60])]
    const tray = page.locator('.tray')
    const dragged = [
      ...files.map((bytes, index) => ({ name: `plate-${index + 1}.png`, bytes })),
      { name: 'recipe.txt', bytes: Buffer.from('salt') },
    ]
    const { forget } = await dropFiles(page, tray, dragged, async () => {
      await page.locator('.tray--over').waitFor()
      await picture('compose-drag-over')
    })
    await page.getByText('recipe.txt: 사진 파일이 아니에요').waitFor()
    must((await page.locator('.tray--over').count()) === 0, 'nothing hangs over the tray any more')
    must((await page.locator('.tile').count()) === files.length, 'every photo that was dropped has its tile')
    const seen = new Set<number>()
    while ((await page.locator('.tile--uploaded').count()) < files.length) {
      must((await page.locator('.tile--failed').count()) === 0, 'no photo fails')
      const shown = await page
        .locator('.tile progress')
        .evaluateAll((bars) => bars.map((bar) => (bar as HTMLProgressElement).value))
      for (const percent of shown) if (percent > 0 && percent < 100) seen.add(percent)
      if (seen.size === 3) await picture('compose-progress')
    }
    must(seen.size >= 3, `progress was seen on its way, not ${[...seen].join()}`)
    forget()
    await line.send('Network.emulateNetworkConditions', { ...conditions, latency: 0, uploadThroughput: -1 })

    await page.getByLabel('어떤 한 끼였나요?').click()
    await page.keyboard.type('오늘 점심 #ㄱㅂ')
    const offer = page.getByRole('option').first()
    await offer.waitFor()
    must(/^#.*/.test((await offer.textContent()) ?? ''), 'initial consonants offer hashtags')
    await picture('compose-hashtags')
    await page.keyboard.press('Enter')
    await page.keyboard.type(`#${TAG}`)
    await page.keyboard.press('Escape')
    const text = await page.getByLabel('어떤 한 끼였나요?').inputValue()
    must(!text.includes('ㄱㅂ'), `the chosen hashtag took the place of ㄱㅂ: ${text}`)

    await page.getByRole('combobox', { name: '식당' }).fill('ㄱㅂ')
    await page.getByRole('listbox', { name: '식당' }).getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('5점', { exact: true }).click({ force: true })
    await picture('compose-ready')
    await page.getByRole('button', { name: '올리기', exact: true }).click()
    await page.waitForURL(new URL('/', world.url).href)
    const first = page.locator('[data-post]').first()
    await first.getByText(`#${TAG}`).waitFor()
    must((await first.locator('.strip__rail > *').count()) === 2, 'the post in the home feed has both photos')
    await picture('home-own-post')
    const place = first.locator('.place__name')
    const at = (await place.getAttribute('href')) ?? ''
    await place.click()
    await page.waitForURL(new URL(at, world.url).href)
    await page.locator('[data-post]').first().getByText(`#${TAG}`).waitFor()
    must(
      await page
        .locator('.place__name')
        .evaluateAll((links, href) => links.every((link) => link.getAttribute('href') === href), at),
      'a restaurant shows what was eaten there and nowhere else',
    )
    await picture('restaurant-own-post')
    await page.goBack()
    await first.getByText(`#${TAG}`).waitFor()
    await first.getByRole('link', { name: `#${TAG}` }).click()
    await page.getByRole('heading', { name: `#${TAG}`, level: 1 }).waitFor()
    await page.locator('[data-post]').first().waitFor()
    must((await page.locator('[data-post]').count()) === 1, 'the hashtag feed has this post alone')
    await leave()
    return `${seen.size} steps of progress seen (${[...seen].join(', ')} %), #${TAG} in all three feeds`
  },
}
