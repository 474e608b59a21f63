import { hashtagNameOf } from '../world/targets.ts'
import type { ClickKind } from './click-kinds.ts'

/** Segments of the public API under `/relations`: a client's own knowledge, so a path that changes is found out here too. */
const SEGMENTS: Readonly<Record<ClickKind, string>> = {
  follow: 'follows',
  like: 'likes',
  hashtag: 'hashtags',
  savePost: 'saves/posts',
  saveRestaurant: 'saves/restaurants',
  block: 'blocks',
  mute: 'mutes',
}

/** Where a relation is made (PUT) and taken back (DELETE). */
export function clickPath({ kind, targetId }: { kind: ClickKind; targetId: number }): string {
  const target = kind === 'hashtag' ? encodeURIComponent(hashtagNameOf(targetId)) : targetId
  return `/relations/${SEGMENTS[kind]}/${target}`
}
