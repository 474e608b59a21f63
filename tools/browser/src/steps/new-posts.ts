import { must } from '../claims.ts'
import { newPerson } from '../new-person.ts'
import { signInAs, visit } from '../visitor.ts'
import type { Step } from './step.ts'

/** Posts until one is told of, and how long each may take (ms): a second, and what a busy machine adds. */
const TRIES = 4
const TOLD_MS = 10_000

export const newPosts: Step = {
  claim: 'a new post of somebody followed waits behind the pill, and shows when it is pressed',
  async run({ world, watch }) {
    const author = await newPerson(world.url, 'cook')
    const reader = await newPerson(world.url, 'eater')
    await author.post('첫 국밥 #국밥')
    await reader.call('PUT', `/relations/follows/${author.userId}`, { headers: { prefer: 'wait=5' } })
    const { page, open, picture, leave } = await visit(world, watch)
    await open('/')
    await signInAs(page, reader.handle)
    await page.getByText('첫 국밥').waitFor()
    const pill = page.getByRole('button', { name: /^새 글 \d+개$/ })
    let newest = ''
    // Hints are best effort, and whoever has just begun to listen may miss the first seconds of them: one of a few must come.
    for (let tried = 0; tried < TRIES && !(await pill.isVisible()); tried++) {
      newest = (await author.post(`${tried + 2}번째 국밥 #국밥`)).id
      await pill.waitFor({ timeout: TOLD_MS }).catch(() => undefined)
    }
    must(await pill.isVisible(), `the pill shows within ${TRIES} posts`)
    must((await page.locator('[data-post]').count()) === 1, 'nothing moves before the pill is pressed')
    await picture('home-new-posts')
    await pill.click()
    await page.locator(`[data-post="${newest}"]`).waitFor()
    must((await page.locator('[data-post]').first().getAttribute('data-post')) === newest, 'the new post stands first')
    await leave()
    return 'announced by feed.new, shown on demand'
  },
}
