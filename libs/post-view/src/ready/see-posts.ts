import { readHiding, readViewerState } from '@matjip/relations'
import type { RelationStores, Viewer, ViewerRelation } from '@matjip/relations'
import type { Fragment, Target } from '@matjip/redis-keys'
import { viewerFlag } from './ready-post.ts'
import type { ViewerFlags } from './ready-post.ts'

/** How a viewer sees each of some posts: the flags of their relations; undefined for a post that is not to be seen. */
export type Seen = (ViewerFlags | undefined)[]

const flagsOf = (relation: ViewerRelation | undefined, active: number, pending: number) =>
  relation === undefined ? 0 : (relation.active ? active : 0) + (relation.pending ? pending : 0)

const sum = (like: ViewerRelation | undefined, save: ViewerRelation | undefined, follow: ViewerRelation | undefined) =>
  flagsOf(like, viewerFlag.liked, viewerFlag.likePending) +
  flagsOf(save, viewerFlag.saved, viewerFlag.savePending) +
  flagsOf(follow, viewerFlag.following, viewerFlag.followPending)

/** Flags by what `Viewer.plain` gives. */
const plainFlags = Array.from(
  { length: 8 },
  (_, plain) =>
    (plain & 1 ? viewerFlag.liked : 0) + (plain & 2 ? viewerFlag.saved : 0) + (plain & 4 ? viewerFlag.following : 0),
)

/** By the viewer's entry and newest clicks. */
export async function seeByEntry(
  viewer: Viewer,
  posts: readonly (readonly [number, Fragment])[],
  hideMuted: boolean,
): Promise<Seen> {
  const seen: Seen = []
  const targets: Target[] = []
  /** Places of the posts whose relations have to be asked for. */
  const asked: number[] = []
  for (const [place, [postId, { authorId }]] of posts.entries()) {
    if (viewer.hides(authorId) || (hideMuted && viewer.mutes(authorId))) {
      seen.push(undefined)
      continue
    }
    const plain = viewer.plain(postId, authorId)
    seen.push(plain === undefined ? 0 : (plainFlags[plain] ?? 0))
    if (plain !== undefined) continue
    asked.push(place)
    targets.push(
      { kind: 'like', targetId: postId },
      { kind: 'savePost', targetId: postId },
      { kind: 'follow', targetId: authorId },
    )
  }
  if (asked.length === 0) return seen
  const relations = await viewer.relations(targets)
  for (const [index, place] of asked.entries())
    seen[place] = sum(relations[index * 3], relations[index * 3 + 1], relations[index * 3 + 2])
  return seen
}

/** By the record, and what Redis knows of the newest clicks. */
export async function seeByRecord(
  stores: RelationStores,
  viewerId: number,
  posts: readonly (readonly [number, Fragment])[],
  hideMuted: boolean,
): Promise<Seen> {
  if (posts.length === 0) return []
  const userIds = [...new Set(posts.map(([, { authorId }]) => authorId))]
  const postIds = posts.map(([id]) => id)
  const [state, hiding] = await Promise.all([
    readViewerState(stores, viewerId, { userIds, postIds }),
    readHiding(stores.pool, viewerId, userIds),
  ])
  return posts.map(([postId, { authorId }]) => {
    const { blocking = false, blockedBy = false, muting = false } = hiding.get(authorId) ?? {}
    if (blocking || blockedBy || (hideMuted && muting)) return undefined
    return sum(state.posts.get(postId), state.savedPosts.get(postId), state.users.get(authorId))
  })
}
