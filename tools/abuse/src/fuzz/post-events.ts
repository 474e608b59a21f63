import * as fc from 'fast-check'
import { absentId, recentMs } from './drawn-values.ts'
import { STRANGE_VALUES } from './strange-values.ts'

/** How often each is drawn: new posts that are there leave most to be judged. */
const TYPES = ['post.created', 'post.created', 'post.edited', 'post.deleted']
const REAL = 3
const CHANGES = 6

/**
 * Messages of events: of posts that are there and of others, of people whom nobody is, and now and then one that is wrong among
 * right ones, which makes the message wrong. Who the author is, the record says, not the event.
 */
export function eventsOf(postIds: readonly number[]): fc.Arbitrary<object> {
  const changed = fc.record({
    v: fc.constant(1),
    type: fc.constantFrom(...TYPES),
    postId: fc.oneof({ arbitrary: fc.constantFrom(...postIds), weight: REAL }, { arbitrary: absentId, weight: 1 }),
    authorId: absentId,
    version: fc.integer({ min: 1, max: 9 }),
  })
  const wrong = fc
    .tuple(changed, fc.constantFrom(...STRANGE_VALUES))
    .map(([change, version]) => ({ ...change, version }))
  const renamed = fc.record({ v: fc.constant(1), type: fc.constant('author.renamed'), authorId: absentId })
  const followed = fc.record({
    v: fc.constant(1),
    type: fc.constant('relation.followed'),
    pairs: fc.array(fc.tuple(absentId, absentId), { maxLength: 5 }),
  })
  const others = [wrong, renamed, followed].map((arbitrary) => ({ arbitrary, weight: 1 }))
  return fc.record({
    v: fc.constant(1),
    writtenAtMs: recentMs,
    events: fc.array(fc.oneof({ arbitrary: changed, weight: CHANGES }, ...others), { maxLength: 5 }),
  })
}
