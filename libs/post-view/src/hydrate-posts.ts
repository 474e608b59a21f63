import type { Post, PostViewer } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'
import { readCounts, readViewerState } from '@matjip/relations'
import { readImageRows, readPostRows } from './post-rows.ts'
import { presentPost } from './present-post.ts'

export interface HydrateDeps {
  redis: Redis
  pool: Database['pool']
  /** Where derivatives are served, without a slash at the end. */
  imagesUrl: string
}

export interface HydrateOptions {
  /** Leaves out posts of people whom the viewer has muted: for feeds that gather, not for what was opened on purpose. */
  hideMuted?: boolean
}

/**
 * Posts ready to send, in the order of `postIds`; absent are those that do not exist, whose author has left, or whose author
 * and the viewer block each other. Costs at most five statements, however many posts.
 * @param viewerId whose relations to the posts and their authors are shown; null for an anonymous reader
 */
export async function hydratePosts(
  deps: HydrateDeps,
  postIds: readonly number[],
  viewerId: number | null,
  { hideMuted = false }: HydrateOptions = {},
): Promise<Map<number, Post>> {
  if (postIds.length === 0) return new Map()
  const [rows, images, likes] = await Promise.all([
    readPostRows(deps.pool, postIds, viewerId, hideMuted),
    readImageRows(deps.pool, postIds),
    readCounts(deps, 'likes', [...postIds]),
  ])
  const viewerOf = await readViewers(deps, rows, viewerId)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    postIds.flatMap((id) => {
      const row = byId.get(id)
      if (!row) return []
      const parts = {
        row,
        images: images.get(id) ?? [],
        likes: likes.get(id) ?? 0,
        viewer: viewerOf(row),
        imagesUrl: deps.imagesUrl,
      }
      return [[id, presentPost(parts)]]
    }),
  )
}

interface PostAndAuthor {
  id: number
  authorId: number
}

/** Asks once for all posts and authors; answers for each post. */
async function readViewers(deps: HydrateDeps, rows: readonly PostAndAuthor[], viewerId: number | null) {
  if (viewerId === null || rows.length === 0) return () => null
  const userIds = [...new Set(rows.map(({ authorId }) => authorId))]
  const { users, posts, savedPosts } = await readViewerState(deps, viewerId, {
    userIds,
    postIds: rows.map(({ id }) => id),
  })
  return ({ id, authorId }: PostAndAuthor): PostViewer => {
    const like = posts.get(id)
    const save = savedPosts.get(id)
    const follow = users.get(authorId)
    return {
      liked: like?.active ?? false,
      likePending: like?.pending ?? false,
      saved: save?.active ?? false,
      savePending: save?.pending ?? false,
      following: follow?.active ?? false,
      followPending: follow?.pending ?? false,
    }
  }
}
