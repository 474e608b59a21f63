import { kindTable } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { isMissing, targetsOf } from '../world/targets.ts'
import { clickPath } from './click-path.ts'
import { drawClick } from './draw-click.ts'

/** Enough that a kind is missing by chance once in many lives. */
const CLICKS = 5_000

test('every kind of the table is drawn, made and taken back, on targets of its sort and sometimes on nothing', () => {
  const random = createRandom(7)
  const clicks = Array.from({ length: CLICKS }, () => drawClick(random))
  for (const kind of Object.keys(kindTable) as RelationKind[]) {
    const drawn = clicks.filter((click) => click.kind === kind)
    expect(drawn.length, kind).toBeGreaterThan(CLICKS / Object.keys(kindTable).length / 2)
    expect(new Set(drawn.map(({ active }) => active)).size, kind).toBe(2)
    const there = drawn.filter(({ targetId }) => !isMissing(targetId))
    expect(new Set(there.map(({ targetId }) => targetId)), kind).toEqual(new Set(targetsOf(kind)))
    // A hashtag that is not there is created by its follow: none is missing.
    expect(there.length < drawn.length, kind).toBe(kind !== 'hashtag')
  }
})

test('a hashtag is named in its path, everything else by its id', () => {
  expect(clickPath({ kind: 'hashtag', targetId: targetsOf('hashtag')[0] ?? 0 })).toBe(
    `/relations/hashtags/${encodeURIComponent('국밥투어1')}`,
  )
  expect(clickPath({ kind: 'saveRestaurant', targetId: 7_001 })).toBe('/relations/saves/restaurants/7001')
  expect(() => clickPath({ kind: 'hashtag', targetId: 1 })).toThrow('no hashtag')
})
