import { expect, test } from 'vitest'
import { createStory, createStoryPost } from '../model/story.ts'
import type { Story } from '../model/story.ts'
import type { Walk } from '../run/walk.ts'
import { judgeWalk } from './judge-walk.ts'

const READER = 1
const at = (ms: number) => () => ms

/** A post by 2, whom the reader follows, that everybody must see from 20 on. */
function tell(story: Story, id: number, mark: string) {
  const post = createStoryPost(2, mark)
  post.id = id
  post.isThere.change({ value: true, from: 10, seenFrom: at(15) })
  post.isOut.change({ value: true, from: 10, seenFrom: at(20) })
  story.posts.push(post)
  return post
}

function storyOfTwo() {
  const story = createStory()
  story.follow(READER, 2).change({ value: true, from: 1, seenFrom: at(2) })
  const posts = [tell(story, 100, 'm1'), tell(story, 200, 'm2')]
  return { story, posts }
}

function walkOf(ids: [id: number, mark: string][], since = 30, until = 40): Walk {
  const items = ids.map(([postId, mark]) => {
    return { postId, text: `${mark} 글`, version: 1, reason: { type: 'follow' }, page: 0 }
  })
  return { feed: { feed: 'home', readerId: READER }, limit: 10, span: { since, until }, items, pages: 1, isWhole: true }
}

const kinds = (story: Story, walk: Walk) => judgeWalk(story, walk).map(({ kind }) => kind)

test('a walk that has everything once, newest first, is right', () => {
  expect(
    kinds(
      storyOfTwo().story,
      walkOf([
        [200, 'm2'],
        [100, 'm1'],
      ]),
    ),
  ).toEqual([])
})

test('a skipped, a repeated and a misplaced post are found', () => {
  const { story } = storyOfTwo()
  expect(kinds(story, walkOf([[200, 'm2']]))).toEqual(['skipped'])
  expect(
    kinds(
      story,
      walkOf([
        [200, 'm2'],
        [100, 'm1'],
        [100, 'm1'],
      ]),
    ),
  ).toEqual(['repeated'])
  expect(
    kinds(
      story,
      walkOf([
        [100, 'm1'],
        [200, 'm2'],
      ]),
    ),
  ).toEqual(['out of order'])
})

test('a post may be missing while its event is not dealt with, and only then', () => {
  const { story } = storyOfTwo()
  expect(kinds(story, walkOf([], 12, 18))).toEqual([])
  expect(kinds(story, walkOf([], 21, 22))).toEqual(['skipped', 'skipped'])
})

test('after an unfollow was answered no post of theirs is right', () => {
  const { story } = storyOfTwo()
  story.follow(READER, 2).change({ value: false, from: 50, seenFrom: at(60) })
  const items: [number, string][] = [
    [200, 'm2'],
    [100, 'm1'],
  ]
  expect(kinds(story, walkOf(items, 55, 58))).toEqual([])
  expect(kinds(story, walkOf(items, 61, 62))).toEqual(['shown', 'shown'])
})

test('a block hides at once, whatever else is true', () => {
  const { story } = storyOfTwo()
  story.block(2, READER).change({ value: true, from: 50, seenFrom: at(60) })
  expect(kinds(story, walkOf([[200, 'm2']], 61, 62))).toEqual(['shown'])
})

test('one’s own edit is on one’s next read', () => {
  const { story, posts } = storyOfTwo()
  posts[0]?.version.change({ value: 2, from: 50, seenFrom: at(60) })
  const own: Walk = {
    ...walkOf(
      [
        [200, 'm2'],
        [100, 'm1'],
      ],
      70,
      80,
    ),
    feed: { feed: 'user', readerId: 2, userId: 2 },
  }
  expect(kinds(story, own)).toEqual(['older than one’s own edit'])
})

test('a post that is there for a hashtag alone may be left out where the page has two of its author already', () => {
  const story = createStory()
  story.followTag(READER, '국밥').change({ value: true, from: 1, seenFrom: at(2) })
  for (const [id, mark] of [
    [300, 'm3'],
    [200, 'm2'],
    [100, 'm1'],
  ] as const)
    tell(story, id, mark).hashtags.change({ value: ['국밥'], from: 1, seenFrom: at(2) })
  const walk = walkOf([
    [300, 'm3'],
    [200, 'm2'],
  ])
  const byHashtag = { ...walk, items: walk.items.map((item) => ({ ...item, reason: { type: 'hashtag' } })) }
  expect(kinds(story, byHashtag)).toEqual([])
  expect(kinds(story, { ...byHashtag, items: byHashtag.items.slice(0, 1) })).toEqual(['skipped', 'skipped'])
})
