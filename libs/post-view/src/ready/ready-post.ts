import type { PostViewer } from '@matjip/contracts'
import type { Fragment } from '@matjip/redis-keys'

/** A post with all that a reader gets of it, ready to be joined into an answer. */
export interface ReadyPost {
  fragment: Fragment
  likes: number
  /** null for an anonymous reader: the post then has no `viewer`. */
  viewer: ViewerFlags | null
}

/** The caller's own relation to a post and its author: the sum of `viewerFlag`s. */
export type ViewerFlags = number

/** In the order of the answer. */
export const viewerFlag = {
  liked: 1,
  likePending: 2,
  saved: 4,
  savePending: 8,
  following: 16,
  followPending: 32,
} as const satisfies Record<keyof PostViewer, number>

const ALL_FLAGS = 64

/** `,"viewer":{…}}` for each sum of flags: there are few, so none is ever serialised. */
const viewerTexts = Array.from({ length: ALL_FLAGS }, (_, flags) => {
  const viewer = Object.fromEntries(Object.entries(viewerFlag).map(([name, flag]) => [name, (flags & flag) !== 0]))
  return `,"viewer":${JSON.stringify(viewer)}}`
})

/** What follows a post's fragment: its counts, the viewer, and the brace that closes it. */
export function endOfPost({ likes, viewer }: ReadyPost): string {
  return `,"counts":{"likes":${likes}}${viewer === null ? '}' : (viewerTexts[viewer] ?? '')}`
}
