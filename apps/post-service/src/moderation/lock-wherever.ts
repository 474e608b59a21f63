import type { DbSession } from '@matjip/db-schema'
import { lockPost } from '../posts/post-store.ts'
import type { PostStanding } from '../posts/post-store.ts'
import { lockHidden } from './hidden-store.ts'
import type { HiddenRow } from './hidden-store.ts'

/** One that is moved while the second place is looked at is in the first by then. */
const LOOKS = 2

/** Where a post stands, which nobody else moves or changes before the end of the transaction. */
export type Whereabouts =
  | { post: PostStanding; hidden?: undefined }
  | { post?: undefined; hidden: HiddenRow }
  | { post?: undefined; hidden?: undefined }

/** Finds a post among those that are shown and those that are hidden, also one that a moderator moves in this very moment. */
export async function lockWherever(tx: DbSession, postId: number): Promise<Whereabouts> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const post = await lockPost(tx, postId)
    if (post) return { post }
    const hidden = await lockHidden(tx, postId)
    if (hidden) return { hidden }
  }
  return {}
}
