import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillPage } from './fill-page.ts'
import type { FeedSteps, FilledPage } from './fill-page.ts'

const BEGINNING = Number.MAX_SAFE_INTEGER

/** A timeline of these ids of which some may not be shown; counts its rounds. */
function timeline(ids: number[], hidden: ReadonlySet<number>) {
  const rounds: number[] = []
  const steps: FeedSteps<number> = {
    skeleton: async (before, limit) => {
      rounds.push(limit)
      const older = ids.filter((id) => id < before).sort((a, b) => b - a)
      return older.slice(0, limit).map((postId) => ({ postId }))
    },
    hydrate: async (entries) => {
      return entries.map(({ postId }) => (hidden.has(postId) ? undefined : postId))
    },
  }
  return { steps, rounds }
}

test('a walk shows each visible post once, newest first, in full pages', async () => {
  const world = fc.record({
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 150 }),
    limit: fc.integer({ min: 1, max: 50 }),
    hides: fc.func(fc.boolean()),
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ ids, limit, hides }) => {
      const hidden = new Set(ids.filter((id) => hides(id)))
      const { steps } = timeline(ids, hidden)
      const walked: number[] = []
      let before: number | null = BEGINNING
      while (before !== null) {
        const page: FilledPage<number> = await fillPage(steps, { limit, before })
        if (page.lastExaminedId !== null) expect(page.items).toHaveLength(limit)
        walked.push(...page.items)
        before = page.lastExaminedId
      }
      expect(walked).toEqual(ids.filter((id) => !hidden.has(id)).sort((a, b) => b - a))
    }),
  )
})

test('a run of hidden posts longer than the rounds ends the page early, never the list', async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => index + 1)
  const { steps, rounds } = timeline(ids, new Set(ids.filter((id) => id > 5)))
  const first = await fillPage(steps, { limit: 20, before: BEGINNING })
  expect(first).toEqual({ items: [], lastExaminedId: 1000 - 20 - 4 * 50 + 1 })
  expect(rounds).toEqual([21, 51, 51, 51, 51])
  let page = first
  while (page.lastExaminedId !== null) page = await fillPage(steps, { limit: 20, before: page.lastExaminedId })
  expect(page.items).toEqual([5, 4, 3, 2, 1])
})

test('an exactly full last page knows that it is the last', async () => {
  const { steps, rounds } = timeline([3, 2, 1], new Set())
  expect(await fillPage(steps, { limit: 3, before: BEGINNING })).toMatchObject({ lastExaminedId: null })
  expect(rounds).toEqual([4])
})
