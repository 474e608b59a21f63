import { formatId } from '@matjip/contracts'
import type { User } from '@matjip/contracts'
import { readCounts, readViewerState } from '@matjip/relations'
import type { Hiding } from '@matjip/relations'
import type { Stores } from '../stores.ts'
import type { UserRow } from './user-store.ts'

/** Who looks at a profile, and how the two are hidden from each other. */
export interface Looker {
  id: number
  hiding: Hiding
}

/**
 * A profile with its counts and, for a caller, how the two stand to each other. Of people whom the caller has blocked it has
 * the names and no more that they wrote.
 * @param looker null for anonymous callers: they get no `viewer`
 */
export async function presentUser(stores: Stores, row: UserRow, looker: Looker | null): Promise<User> {
  const [followers, following, posts, viewer] = await Promise.all([
    readCount(stores, 'followers', row.id),
    readCount(stores, 'following', row.id),
    readCount(stores, 'posts', row.id),
    looker === null ? undefined : readViewer(stores, row.id, looker),
  ])
  return {
    id: formatId(row.id),
    handle: row.handle,
    displayName: row.displayName,
    bio: looker?.hiding.blocking ? '' : row.bio,
    counts: { followers, following, posts },
    ...(viewer && { viewer }),
    createdAt: row.createdAt.toISOString(),
  }
}

async function readCount(stores: Stores, kind: 'followers' | 'following' | 'posts', id: number): Promise<number> {
  return (await readCounts(stores, kind, [id])).get(id) ?? 0
}

async function readViewer(stores: Stores, userId: number, { id, hiding: { blocking, muting } }: Looker) {
  // A block ends follows both ways at once, though their rows go a moment later. Nobody follows themselves: it is refused.
  if (blocking || userId === id) return { following: false, followPending: false, followedBy: false, blocking, muting }
  const [mine, theirs] = await Promise.all([
    readViewerState(stores, id, { userIds: [userId], postIds: [] }),
    readViewerState(stores, userId, { userIds: [id], postIds: [] }),
  ])
  const { active: following = false, pending: followPending = false } = mine.users.get(userId) ?? {}
  return { following, followPending, followedBy: theirs.users.get(id)?.active ?? false, blocking, muting }
}
