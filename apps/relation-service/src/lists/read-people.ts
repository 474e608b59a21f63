import { formatId, ProblemError } from '@matjip/contracts'
import type { UserPage } from '@matjip/contracts'
import type { PairState } from '@matjip/redis-keys'
import { readIntents } from '@matjip/relations'
import type { Stores } from '../stores.ts'
import { userIsThere } from '../users/user-store.ts'
import { writePosition } from './list-position.ts'
import type { ListPosition } from './list-position.ts'
import { readFollowers, readFollowing, readOwnFollowing } from './list-store.ts'
import type { ListedPerson } from './list-store.ts'

export interface PeopleRequest {
  userId: number
  /** null for anonymous callers. */
  viewerId: number | null
  /** The list's name, to which its cursors are bound. */
  list: string
  before: ListPosition
  limit: number
}

/** A page of people who follow a user. @throws ProblemError not-found */
export async function readFollowersPage({ pool }: Stores, request: PeopleRequest): Promise<UserPage> {
  const people = readFollowers(pool, request.userId, request.before, request.limit + 1, request.viewerId)
  return pageOf({ pool }, request, await people)
}

/** A page of people whom a user follows; the caller's own list has their pending clicks in it. @throws ProblemError not-found */
export async function readFollowingPage({ pool, redis }: Stores, request: PeopleRequest): Promise<UserPage> {
  const { userId, viewerId, before, limit } = request
  const clicks = viewerId === userId ? await readIntents(redis, userId, 'follow') : new Map<number, PairState>()
  const people =
    clicks.size === 0
      ? readFollowing(pool, userId, before, limit + 1, viewerId)
      : readOwnFollowing(pool, userId, before, limit + 1, clicks)
  return pageOf({ pool }, request, await people)
}

/** One more than the limit was read: it only tells that there is a next page. */
async function pageOf(
  { pool }: Pick<Stores, 'pool'>,
  request: PeopleRequest,
  found: ListedPerson[],
): Promise<UserPage> {
  const { userId, viewerId, list, limit } = request
  // A caller whom no service has met yet has no row, and is somebody all the same.
  if (userId !== viewerId && !(await userIsThere(pool, userId, viewerId))) throw new ProblemError('not-found')
  const people = found.slice(0, limit)
  const last = people.at(-1)
  return {
    items: people.map((person) => ({
      user: { id: formatId(person.id), handle: person.handle, displayName: person.displayName },
      since: new Date(Math.floor(person.since / 1000)).toISOString(),
    })),
    nextCursor: last !== undefined && found.length > limit ? writePosition(list, last) : null,
  }
}
