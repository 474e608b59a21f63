import type { RelationKind } from '@matjip/contracts'
import type { CounterKind } from '@matjip/db-schema'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { POSTS, USERS, click, openAudited } from '../../test/audited.ts'

let world: Awaited<ReturnType<typeof openAudited>>
beforeAll(async () => {
  world = await openAudited()
})
afterAll(() => world.close())

interface Tap {
  kind: RelationKind
  actorId: number
  /** Index of the post or user. */
  target: number
  active: boolean
}
interface Spoiling {
  counter: CounterKind
  target: number
  by: number
}

const tap: fc.Arbitrary<Tap> = fc.record({
  kind: fc.constantFrom('like' as const, 'follow' as const),
  actorId: fc.constantFrom(...USERS),
  target: fc.nat(2),
  active: fc.boolean(),
})
const batch = fc.array(tap, { minLength: 1, maxLength: 12 })
const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  counter: fc.constantFrom<CounterKind>('likes', 'followers', 'following'),
  target: fc.nat(2),
  by: fc.constantFrom(-2, -1, 1, 3),
})

const commit = (taps: readonly Tap[]) =>
  world.record.commit(
    taps.map(({ target, ...operation }) =>
      click({ ...operation, targetId: (operation.kind === 'like' ? POSTS : USERS)[target] ?? 0 }),
    ),
  )

const spoil = ({ counter, target, by }: Spoiling) =>
  world.spoil(counter, (counter === 'likes' ? POSTS : USERS)[target] ?? 0, by)

test('audits beside folds find nothing where nothing is wrong', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 4, maxLength: 10 }), async (batches) => {
      await world.reset()
      const audits = [world.newAudit(), world.newAudit()]
      const reports = await Promise.all([...batches.map(commit), ...audits.map((audit) => audit())])
      expect(reports.flatMap((report) => ('repairs' in report ? report.repairs : []))).toEqual([])
      expect(await world.drifts()).toEqual([])
    }),
    { numRuns: 15 },
  )
})

test('whatever was wrong is right after a round, whoever folds, spoils and repairs at the same time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(batch, { minLength: 4, maxLength: 10 }),
      fc.array(spoiling, { minLength: 1, maxLength: 6 }),
      async (batches, spoilings) => {
        await world.reset()
        const half = Math.ceil(batches.length / 2)
        for (const early of batches.slice(0, half)) await commit(early)
        const audits = [world.newAudit(), world.newAudit(), world.newAudit()]
        await Promise.all([
          ...spoilings.map(spoil),
          ...batches.slice(half).map(commit),
          ...audits.map((audit) => audit()),
        ])
        // What was spoiled after its recount may be left: the second round of each audit begins at the first owner and sees all.
        await Promise.all([...batches.map(commit), ...audits.map((audit) => audit())])
        expect(await world.drifts()).toEqual([])
      },
    ),
    { numRuns: 15 },
  )
})
