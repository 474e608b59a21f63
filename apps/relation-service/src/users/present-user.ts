import { formatId } from '@matjip/contracts'
import type { User } from '@matjip/contracts'
import { readCounts, readViewerState } from '@matjip/relations'
import type { Stores } from '../stores.ts'
import type { UserRow } from './user-store.ts'

/**
 * A profile with its counts and, for a caller, how the two stand to each other.
 * @param viewerId null for anonymous callers: they get no `viewer`
 */
export async function presentUser(stores: Stores, row: UserRow, viewerId: number | null): Promise<User> {
  const [followers, following, posts, viewer] = await Promise.all([
    readCount(stores, 'followers', row.id),
    readCount(stores, 'following', row.id),
    readCount(stores, 'posts', row.id),
    viewerId === null ? undefined : readViewer(stores, row.id, viewerId),
  ])
  return {
    id: formatId(row.id),
    handle: row.handle,
    displayName: row.displayName,
    bio: row.bio,
    counts: { followers, following, posts },
    ...(viewer && { viewer }),
    createdAt: row.createdAt.toISOString(),
  }
}

async function readCount(stores: Stores, kind: 'followers' | 'following' | 'posts', id: number): Promise<number> {
  return (await readCounts(stores, kind, [id])).get(id) ?? 0
}

async function readViewer(stores: Stores, userId: number, viewerId: number) {
  const [mine, theirs] = await Promise.all([
    readViewerState(stores, viewerId, { userIds: [userId], postIds: [] }),
    readViewerState(stores, userId, { userIds: [viewerId], postIds: [] }),
  ])
  const { active: following = false, pending: followPending = false } = mine.users.get(userId) ?? {}
  return { following, followPending, followedBy: theirs.users.get(viewerId)?.active ?? false }
}
