import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { isMissing, TARGETS, targetsOf } from '../world/targets.ts'
import { COMMITTED, isCommitted, QUEUED } from './click-kinds.ts'
import { clickPath } from './click-path.ts'
import { drawClick } from './draw-click.ts'

/** Enough that a kind, or one of the targets that are drawn rarely, is missing by chance once in many lives. */
const CLICKS = 7_000
const KINDS = [...QUEUED, ...COMMITTED]
/** Clicked by others too. */
const [ACTOR = 0] = TARGETS.user

test('every kind of the table is drawn, made and taken back, on targets of its sort but oneself and sometimes on nothing', () => {
  const random = createRandom(7)
  const clicks = Array.from({ length: CLICKS }, () => drawClick(random, KINDS, ACTOR))
  for (const kind of KINDS) {
    const drawn = clicks.filter((click) => click.kind === kind)
    expect(drawn.length, kind).toBeGreaterThan(CLICKS / KINDS.length / 2)
    expect(new Set(drawn.map(({ active }) => active)).size, kind).toBe(2)
    const there = drawn.filter(({ targetId }) => !isMissing(targetId))
    expect(new Set(there.map(({ targetId }) => targetId)), kind).toEqual(
      new Set(targetsOf(kind).filter((id) => id !== ACTOR)),
    )
    // A hashtag that is not there is created by its follow, a block of nobody is refused at once: none is missing.
    expect(there.length < drawn.length, kind).toBe(kind !== 'hashtag' && !isCommitted(kind))
  }
})

test('a hashtag is named in its path, everything else by its id', () => {
  expect(clickPath({ kind: 'hashtag', targetId: targetsOf('hashtag')[0] ?? 0 })).toBe(
    `/relations/hashtags/${encodeURIComponent('국밥투어1')}`,
  )
  expect(clickPath({ kind: 'saveRestaurant', targetId: 7_001 })).toBe('/relations/saves/restaurants/7001')
  expect(() => clickPath({ kind: 'hashtag', targetId: 1 })).toThrow('no hashtag')
})
