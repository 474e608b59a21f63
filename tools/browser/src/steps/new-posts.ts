import { drawPhoto, signIn, uploadPhoto } from '@matjip/e2e'
import { randomUUID } from 'node:crypto'
import type { Post } from '@matjip/client'
import { must } from '../claims.ts'
import { signInAs, visit } from '../visitor.ts'
import type { Step } from './step.ts'

/** Posts until one is told of, and how long each may take (ms): a second, and what a busy machine adds. */
const TRIES = 4
const TOLD_MS = 10_000

export const newPosts: Step = {
  claim: 'a new post of somebody followed waits behind the pill, and shows when it is pressed',
  async run({ world, watch }) {
    const stamp = Date.now() % 1e8
    const author = await signIn(world.url, `cook_${stamp}`)
    const reader = await signIn(world.url, `eater_${stamp}`)
    await author.call('GET', '/users/me')
    const post = async (text: string) => {
      const imageIds = [await uploadPhoto(author, drawPhoto(), 'image/png')]
      const headers = { 'idempotency-key': randomUUID() }
      return (await author.call<Post>('POST', '/posts', { headers, body: { text, imageIds } })).body
    }
    await post('첫 국밥 #국밥')
    await reader.call('PUT', `/relations/follows/${author.userId}`, { headers: { prefer: 'wait=5' } })
    const { page, open, picture, leave } = await visit(world, watch)
    await open('/')
    await signInAs(page, `eater_${stamp}`)
    await page.getByText('첫 국밥').waitFor()
    const pill = page.getByRole('button', { name: /^새 글 \d+개$/ })
    let newest = ''
    // Hints are best effort, and whoever has just begun to listen may miss the first seconds of them: one of a few must come.
    for (let tried = 0; tried < TRIES && !(await pill.isVisible()); tried++) {
      newest = (await post(`${tried + 2}번째 국밥 #국밥`)).id
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
