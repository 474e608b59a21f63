import { must } from '../claims.ts'
import { newPerson } from '../new-person.ts'
import { SHOWN_MS, signInAs, visit } from '../visitor.ts'
import type { Step } from './step.ts'

export const editOwnPost: Step = {
  claim: "one's own post is edited, also after another edit came first, and deleted; nobody else can",
  async run({ world, watch }) {
    const author = await newPerson(world.url, 'writer')
    const { id, version } = await author.post('처음 쓴 글 #국밥')
    const { page, open, picture, leave } = await visit(world, watch)
    await open(`/p/${id}`)
    await page.getByText('처음 쓴 글').waitFor()
    const edit = page.getByRole('button', { name: '글 고치기' })
    must((await edit.count()) === 0, 'a visitor has nothing to edit')
    await signInAs(page, author.handle)
    await edit.click()
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: '저장하기' })
    must(await save.isDisabled(), 'nothing has changed yet')
    await dialog.getByLabel('어떤 한 끼였나요?').fill('고쳐 쓴 글 #점심')
    await dialog.getByText('4점', { exact: true }).click({ force: true })
    await picture('edit-post')
    // From another device.
    const headers = { 'if-match': `"${version}"` }
    await author.call('PATCH', `/posts/${id}`, { headers, body: { text: '다른 곳에서 고친 글' } })
    await save.click()
    await dialog.getByRole('alert').getByText('그 사이 다른 곳에서 글이 바뀌었습니다.').waitFor({ timeout: SHOWN_MS })
    must((await dialog.getByLabel('어떤 한 끼였나요?').inputValue()) === '고쳐 쓴 글 #점심', 'what was written stays')
    await picture('edit-post-meanwhile')
    await save.click()
    await dialog.waitFor({ state: 'detached', timeout: SHOWN_MS })
    await page.getByText('고쳐 쓴 글').waitFor()
    await page.getByText('수정됨').waitFor()
    await page.getByRole('img', { name: '별점 5점 중 4점' }).first().waitFor()
    await page.getByRole('link', { name: '#점심' }).waitFor()

    await page.getByRole('button', { name: '글 지우기' }).click()
    await dialog.getByRole('button', { name: '글 지우기' }).click()
    await page.waitForURL(new URL('/', world.url).href)
    await page.getByText('글을 지웠습니다').waitFor()
    await open(`/p/${id}`)
    await page.getByText('글이 없거나 지워졌습니다').waitFor()
    await leave()
    return 'edited over an edit that came first, shown with its stars and hashtag, deleted'
  },
}
