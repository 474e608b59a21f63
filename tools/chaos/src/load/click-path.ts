import type { RelationKind } from '@matjip/contracts'
import { hashtagNameOf } from '../world/targets.ts'

/** Segments of the public API under `/relations`: a client's own knowledge, so a path that changes is found out here too. */
const SEGMENTS: Readonly<Record<RelationKind, string>> = {
  follow: 'follows',
  like: 'likes',
  hashtag: 'hashtags',
  savePost: 'saves/posts',
  saveRestaurant: 'saves/restaurants',
}

/** Where a relation is made (PUT) and taken back (DELETE). */
export function clickPath({ kind, targetId }: { kind: RelationKind; targetId: number }): string {
  const target = kind === 'hashtag' ? encodeURIComponent(hashtagNameOf(targetId)) : targetId
  return `/relations/${SEGMENTS[kind]}/${target}`
}
