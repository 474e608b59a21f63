import type { WalkItem } from '../oracle/expected-walk.ts'
import type { ServedItem } from '../run/walk.ts'
import type { Fault } from './judge-walk.ts'

/** At rest a walk is the oracle's answer: the same posts in the same order, with the same text, version and reason. */
export function compareWalk(expected: readonly WalkItem[], served: readonly ServedItem[]): Fault[] {
  const faults: Fault[] = []
  const wanted = new Set(expected.map(({ postId }) => postId))
  const seen = new Set<number>()
  for (const { postId } of served) {
    if (seen.has(postId)) faults.push({ kind: 'repeated', words: `post ${postId}` })
    else if (!wanted.has(postId))
      faults.push({ kind: 'shown', postId, words: `post ${postId} is not in the SQL answer` })
    seen.add(postId)
  }
  for (const { postId } of expected)
    if (!seen.has(postId)) faults.push({ kind: 'skipped', postId, words: `post ${postId} of the SQL answer` })
  if (faults.length > 0) return faults
  return expected.flatMap((item, index) => differenceOf(item, served[index]))
}

function differenceOf(expected: WalkItem, served: ServedItem | undefined): Fault[] {
  const unequal = (what: string, is: unknown, shouldBe: unknown): Fault[] => [
    {
      kind: 'unequal',
      postId: expected.postId,
      words: `post ${expected.postId}: ${what} is ${String(is)}, not ${String(shouldBe)}`,
    },
  ]
  if (served?.postId !== expected.postId) return unequal('its place', served?.postId, expected.postId)
  if (served.version !== expected.version) return unequal('version', served.version, expected.version)
  if (served.text !== expected.text) return unequal('text', served.text, expected.text)
  if (served.reason.type !== expected.reason) return unequal('reason', served.reason.type, expected.reason)
  const { hashtag } = served.reason
  if (expected.reason === 'hashtag' && !expected.hashtags.includes(hashtag ?? ''))
    return unequal('hashtag of the reason', hashtag, expected.hashtags.join(' or '))
  return []
}
