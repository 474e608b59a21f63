import { expect, test } from 'vitest'
import { judgePage } from './judge-page.ts'
import type { Asked, SeenPage } from './judge-page.ts'
import { createKnowledge } from './knowledge.ts'

const ME = 1
const FRIEND = 2
const STRANGER = 3
const knowledge = createKnowledge({
  origins: { feeds: '', relations: '', posts: '' },
  players: [{ id: ME, bearer: '', follows: [FRIEND] }],
  authors: [FRIEND, STRANGER],
  hashtags: [],
  posts: [
    [100, FRIEND],
    [90, STRANGER],
  ],
  uploads: [],
})
const reader = () => {
  const [memory] = knowledge.memories
  if (!memory) throw new Error('nobody is there')
  return { ...memory, clicks: new Map(), posts: [] } as typeof memory
}
const item = (id: number, author: number, liked = false, type = 'follow'): SeenPage['items'][number] => ({
  post: { id: String(id), author: { id: String(author) }, hashtags: ['국밥'], viewer: { liked } },
  reason: { type },
})
const judge = (items: SeenPage['items'], asked: Partial<Asked> = {}) =>
  judgePage({ items, nextCursor: null }, { op: 'home', reader: reader(), askedAt: 10, ...asked }, knowledge)

test('a page as it should be is not wrong', () => {
  expect(judge([item(100, FRIEND), item(80, FRIEND)])).toEqual([])
})

test('a post twice, one out of order and one that the page before had are wrong', () => {
  expect(judge([item(80, FRIEND), item(80, FRIEND)])).toContain('a post twice')
  expect(judge([item(80, FRIEND), item(100, FRIEND)])).toContain('out of order')
  expect(judge([item(80, FRIEND)], { op: 'next', below: 80 })).toContain('out of order')
})

test('who is not followed is wrong on a home, from the 202 of an unfollow on', () => {
  expect(judge([item(90, STRANGER)])).toEqual([`90 by ${STRANGER}, who is not followed`])
  const unfollowed = (acceptedAt: number | undefined) => {
    const memory = reader()
    memory.clicks.set(FRIEND, { active: false, acceptedAt, isSure: true })
    return judge([item(100, FRIEND)], { reader: memory })
  }
  expect(unfollowed(5)).toHaveLength(1)
  expect(unfollowed(15)).toEqual([])
  expect(unfollowed(undefined)).toEqual([])
})

test('an own like must show, an own post and the newest post of one just followed must be there', () => {
  const memory = reader()
  memory.clicks.set(100, { active: true, acceptedAt: 5, isSure: true })
  memory.clicks.set(STRANGER, { active: true, acceptedAt: 5, isSure: true })
  memory.posts.push({ id: 95, acceptedAt: 5 })
  expect(judge([item(100, FRIEND)], { reader: memory })).toEqual(['100 liked: false', '95 is missing', '90 is missing'])
  const all = [item(100, FRIEND, true), item(95, ME, false, 'self'), item(90, STRANGER)]
  expect(judge(all, { reader: memory })).toEqual([])
})
