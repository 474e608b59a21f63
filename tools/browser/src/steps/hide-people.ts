import type { Page } from 'playwright-core'
import { must } from '../claims.ts'
import { newPerson } from '../new-person.ts'
import { signInAs, visit } from '../visitor.ts'
import type { Step } from './step.ts'

/** Opens the lists of whom one has hidden, takes the one in `list` back, and closes it again. */
async function undo(page: Page, list: string, button: RegExp, picture?: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: '화면 설정' }).click()
  await page.getByRole('button', { name: '차단·뮤트한 사람' }).click()
  const people = page.getByRole('region', { name: list })
  await people.getByRole('listitem').first().waitFor()
  await picture?.()
  await people.getByRole('button', { name: button }).click()
  await people.getByText('아직 아무도 없어요').waitFor()
  await page.keyboard.press('Escape')
}

export const hidePeople: Step = {
  claim: 'muting and blocking hide at once and are taken back, from a profile and from the lists in the settings',
  async run({ world, watch }) {
    const author = await newPerson(world.url, 'loud')
    const reader = await newPerson(world.url, 'quiet')
    await author.post('시끄러운 국밥 #국밥')
    await reader.call('PUT', `/relations/follows/${author.userId}`, { headers: { prefer: 'wait=5' } })
    const { page, open, picture, leave } = await visit(world, watch)
    const profile = `/people/${author.userId}`
    const theirs = page.getByText('시끄러운 국밥')
    const isInHome = async () => {
      await page.getByRole('link', { name: '홈', exact: true }).first().click()
      await page.waitForURL(new URL('/', world.url).href)
      await page.locator('[data-post], .notice').first().waitFor()
      return (await theirs.count()) > 0
    }
    await open(profile)
    await theirs.waitFor()
    must((await page.getByRole('button', { name: '뮤트', exact: true }).count()) === 0, 'a visitor hides nobody')
    await signInAs(page, reader.handle)
    await page.getByRole('button', { name: '뮤트', exact: true }).click()
    await page.getByRole('button', { name: '뮤트 해제' }).waitFor()
    must(!(await isInHome()), 'a muted author is not in the home feed')
    await undo(page, '뮤트한 사람', /뮤트 해제$/, () => picture('settings-hidden-people'))
    await theirs.waitFor()

    await open(profile)
    await page.getByRole('button', { name: '차단', exact: true }).click()
    await picture('block-asked')
    await page.getByRole('dialog').getByRole('button', { name: '차단', exact: true }).click()
    await page.getByRole('button', { name: '차단 해제' }).waitFor()
    must((await theirs.count()) === 0, 'nothing of a blocked author shows on their profile')
    await picture('profile-blocked')
    must(!(await isInHome()), 'nor in the home feed')
    await undo(page, '차단한 사람', /차단 해제$/)
    await open(profile)
    await theirs.waitFor()
    await page.getByRole('button', { name: '차단', exact: true }).waitFor()
    await leave()
    return 'hidden on the next read and back again, both from the lists'
  },
}
