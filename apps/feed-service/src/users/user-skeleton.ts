import type { Viewing } from '@matjip/post-view'
import type { ReadSkeleton } from '../page/skeleton.ts'
import { readOwnLeg } from '../timelines/own-leg.ts'
import { openSharedSkeleton } from '../timelines/shared-skeleton.ts'
import type { Timelines } from '../timelines/timelines.ts'
import { readUserSkeleton } from './user-skeleton-store.ts'

/**
 * A user's posts, newest first. @param opened the user, where they read their own: what they have just written is there whether
 * it was pushed or not
 */
export function openUserSkeleton(timelines: Timelines, userId: number, opened: Promise<Viewing> | null): ReadSkeleton {
  return openSharedSkeleton(timelines, {
    name: 'user',
    leg: { kind: 'author', id: userId },
    record: (before, limit) => readUserSkeleton(timelines.pool, userId, before, limit),
    ...(opened && {
      beside: async (at, limit) => {
        const { viewer } = await opened
        return readOwnLeg({ timelines, callerId: userId, at, limit }, viewer)
      },
    }),
  })
}
