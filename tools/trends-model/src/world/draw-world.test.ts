import { expect, test } from 'vitest'
import { lunchOf } from './clock.ts'
import { drawWorld } from './draw-world.ts'
import { PUPPET_TAG } from './puppets.ts'
import { NEW_RISER } from './risers.ts'

const attack = { puppets: 30, accounts: 'aged', followBack: 0.03, admirers: 0.3, bought: 0 } as const
const scenario = { risers: [NEW_RISER], attack }

test('a seed draws the same world again, another seed another', () => {
  const [one, again, other] = [drawWorld(1, scenario), drawWorld(1, scenario), drawWorld(2, scenario)]
  expect(again.posts).toEqual(one.posts)
  expect(other.posts).not.toEqual(one.posts)
})

test('puppets push at lunch of the judged day only, and aged ones have posted before', () => {
  const { posts, people, weekday } = drawWorld(3, scenario)
  const { from, to } = lunchOf(weekday)
  const pushing = posts.filter(({ hashtags }) => hashtags.includes(PUPPET_TAG))
  expect(new Set(pushing.map(({ authorId }) => authorId)).size).toBe(30)
  expect(pushing.every(({ at }) => at >= from && at < to)).toBe(true)
  const ofPuppets = posts.filter(({ authorId }) => people.get(authorId)?.isPuppet)
  expect(ofPuppets.length).toBeGreaterThan(pushing.length + 30)
})
