import type { RelationStores } from '@matjip/relations'
import { readHiding, readViewerState } from '@matjip/relations'
import { NO_OWN_WRITES, ownWritesReading, readTogether, unlessRedisAway } from '@matjip/redis-keys'
import type { Fragment, OwnWrites } from '@matjip/redis-keys'
import { createCountCache } from '../counts/count-cache.ts'
import { createFragmentCache } from '../fragments/fragment-cache.ts'
import type { FragmentDeps } from '../fragments/fragment-cache.ts'
import { viewerFlag } from './ready-post.ts'
import type { ReadyPost, ViewerFlags } from './ready-post.ts'

export type PostReaderDeps = FragmentDeps & Pick<RelationStores, 'shards'>

export interface PostReader {
  /**
   * Begins a request: what is known of the viewer is read once for all posts that the request shows.
   * @param viewerId whose relations are shown, and from whom posts may be hidden; null for an anonymous reader
   */
  open(viewerId: number | null): Promise<Viewing>
}

export interface ViewingOptions {
  /** Leaves out posts of people whom the viewer has muted: for feeds that gather, not for what was opened on purpose. */
  hideMuted?: boolean
}

/** Posts as one viewer sees them in one request. */
export interface Viewing {
  /** What the viewer has just written. */
  own: OwnWrites
  /**
   * Posts ready to send, in the order of `postIds`; absent are those that do not exist, whose author has left, or whose author
   * and the viewer block each other. However many posts, the number of round trips is the same.
   */
  read(postIds: readonly number[], options?: ViewingOptions): Promise<Map<number, ReadyPost>>
}

/** The one way in which posts get to readers. One for each process: it holds the process's caches. */
export function createPostReader(deps: PostReaderDeps): PostReader {
  const fragments = createFragmentCache(deps)
  const counts = createCountCache(deps)

  async function read(viewerId: number | null, own: OwnWrites, postIds: readonly number[], hideMuted: boolean) {
    const ready = new Map<number, ReadyPost>()
    if (postIds.length === 0) return ready
    const [found, likes] = await Promise.all([fragments.read(postIds, own.versions), counts.read(postIds)])
    const there: [number, Fragment][] = []
    for (const id of postIds) {
      const fragment = found.get(id)
      if (fragment) there.push([id, fragment])
    }
    const look = await lookFor(deps, viewerId, there)
    for (const [id, fragment] of there) {
      const seen = look(id, fragment.authorId)
      if (seen.hidden || (hideMuted && seen.muted)) continue
      ready.set(id, { fragment, likes: likes.get(id) ?? 0, viewer: seen.flags })
    }
    return ready
  }

  return {
    async open(viewerId) {
      const own =
        viewerId === null
          ? NO_OWN_WRITES
          : (
              await unlessRedisAway(
                () => readTogether<[OwnWrites]>(deps.redis, [ownWritesReading(viewerId)]),
                undefined,
              )
            )?.[0]
      const known = own ?? NO_OWN_WRITES
      return { own: known, read: (postIds, options) => read(viewerId, known, postIds, options?.hideMuted ?? false) }
    },
  }
}

interface Seen {
  hidden: boolean
  muted: boolean
  flags: ViewerFlags | null
}

/** How the viewer sees posts and their authors. */
async function lookFor(
  stores: RelationStores,
  viewerId: number | null,
  posts: readonly [number, Fragment][],
): Promise<(postId: number, authorId: number) => Seen> {
  if (viewerId === null || posts.length === 0) return () => ({ hidden: false, muted: false, flags: null })
  const userIds = [...new Set(posts.map(([, { authorId }]) => authorId))]
  const postIds = posts.map(([id]) => id)
  const [state, hiding] = await Promise.all([
    readViewerState(stores, viewerId, { userIds, postIds }),
    readHiding(stores.pool, viewerId, userIds),
  ])
  const flagsOf = (of: { active: boolean; pending: boolean } | undefined, active: number, pending: number) =>
    (of?.active ? active : 0) + (of?.pending ? pending : 0)
  return (postId, authorId) => {
    const { blocking = false, blockedBy = false, muting = false } = hiding.get(authorId) ?? {}
    const flags =
      flagsOf(state.posts.get(postId), viewerFlag.liked, viewerFlag.likePending) +
      flagsOf(state.savedPosts.get(postId), viewerFlag.saved, viewerFlag.savePending) +
      flagsOf(state.users.get(authorId), viewerFlag.following, viewerFlag.followPending)
    return { hidden: blocking || blockedBy, muted: muting, flags }
  }
}
