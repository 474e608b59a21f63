import { signIn, until } from '@matjip/e2e'
import type { FeedPage, Post } from '@matjip/client'
import type { Page } from 'playwright-core'
import { faultsOf } from '../axe-faults.ts'
import { must } from '../claims.ts'
import { openOperationsWorld } from '../operations-world.ts'
import { DESKTOP, PHONE, visit } from '../visitor.ts'
import type { Scene, Step } from './step.ts'

/** Likes while the page is watched. */
const CLICKS = 30
/** Until a message shows (ms): a look is two seconds, and the consumer's round a long poll. */
const SHOWN_MS = 30_000

const clicksChart = (page: Page) => page.getByRole('img', { name: /^클릭의 흐름/ })
const drawn = (page: Page) =>
  clicksChart(page)
    .locator('canvas')
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())

async function signInWith(page: Page, token: string): Promise<void> {
  await page.getByLabel('운영 토큰').fill(token)
  await page.keyboard.press('Enter')
}

/** Likes what is popular, and takes it back. @returns somebody, and a post that they do not like */
async function click({ world }: Scene) {
  const person = await signIn(world.url, `oper_${Date.now() % 1e8}`)
  await person.call('GET', '/users/me')
  const { body } = await person.call<FeedPage>('GET', '/feed/popular?limit=30')
  const [first] = body.items
  must(first !== undefined, 'there are popular posts')
  for (let index = 0; index < CLICKS; index++) {
    const { post } = body.items[index % body.items.length] ?? first
    await person.call(index < body.items.length ? 'PUT' : 'DELETE', `/relations/likes/${post.id}`)
  }
  await person.call('DELETE', `/relations/likes/${first.post.id}`, { headers: { prefer: 'wait=5' } })
  return { person, postId: first.post.id }
}

export const watchOperations: Step = {
  claim: 'operations: only with the token, charts move with clicks, poison is seen and a redriven click arrives',
  async run(scene) {
    const { world, watch } = scene
    const operations = openOperationsWorld(world)
    const { page, open, picture, leave } = await visit(world, watch, { ...DESKTOP, colorScheme: 'light' })
    try {
      await open('/ops')
      await signInWith(page, 'not-the-token-but-long-enough-to-be-one')
      await page.getByRole('alert').getByText('토큰이 맞지 않습니다.').waitFor()
      must((await page.locator('.board').count()) === 0, 'a wrong token shows nothing')
      const faults = await faultsOf(page)
      await signInWith(page, operations.token)
      await page.locator('.state.is-live').waitFor()
      await clicksChart(page).locator('canvas').waitFor()
      const before = await drawn(page)
      const { person, postId } = await click(scene)
      await page.getByRole('img', { name: /^클릭의 흐름: .*저장 [1-9]/ }).waitFor({ timeout: SHOWN_MS })
      must((await drawn(page)) !== before, 'the chart is drawn anew')
      await picture('operations-clicks')

      const queue = page.locator('[data-queue=relations-quarantine]')
      await operations.send('not a click at all')
      await queue.getByText('not a click at all', { exact: true }).waitFor({ timeout: SHOWN_MS })
      await queue.getByText(/^not-json/).waitFor()
      const version = Date.now() * 1_000
      const opId = `redriven-${version % 1e9}`
      const { userId, handle } = person
      const like = {
        opId,
        v: 1,
        kind: 'like',
        actorId: Number(userId),
        actorHandle: handle,
        actorName: handle,
        targetId: Number(postId),
        active: true,
        version,
      }
      await operations.setAside(JSON.stringify(like), 'refused-by-postgres')
      const row = queue.getByRole('row').filter({ hasText: opId })
      await row.waitFor({ timeout: SHOWN_MS })
      await picture('operations-quarantine')
      await row.getByRole('button').click()
      await page.getByRole('status').getByText('1개를 다시 보냈고, 0개는 없었습니다.').waitFor()
      await row.waitFor({ state: 'detached' })
      await until(
        'the redriven like showing',
        () => person.call<Post>('GET', `/posts/${postId}`),
        ({ body }) => body.viewer?.liked === true,
        SHOWN_MS,
      )
      const isThere = (line: { queue: string; sent?: string[] }) =>
        line.queue === 'relations-quarantine' && line.sent?.length === 1
      await until(
        'the redrive being in the log',
        async () => operations.audit(),
        (lines) => lines.some(isThere),
      )
      await queue.getByRole('button', { name: '모두 다시 보내기' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '취소' }).click()
      await queue.getByText('not a click at all', { exact: true }).waitFor()

      faults.push(...(await faultsOf(page)))
      await page.emulateMedia({ colorScheme: 'dark' })
      faults.push(...(await faultsOf(page)))
      await picture('operations-dark')
      await page.setViewportSize(PHONE.viewport)
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByText('live', { exact: true }).waitFor()
      faults.push(...(await faultsOf(page)))
      await picture('operations-phone-english')
      must(faults.length === 0, `0 serious violations, not ${faults.length}:\n${faults.join('\n')}`)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByLabel('Operations token').waitFor()
    } finally {
      operations.close()
      await leave()
    }
    return `${CLICKS} clicks drawn, poison with its reason, a like sent again and applied, each redrive in the log, axe 0 serious in 4 audits`
  },
}
