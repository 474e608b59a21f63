import type { Database } from '@matjip/db-schema'
import { GONE } from '@matjip/redis-keys'
import type { Fragments } from '@matjip/redis-keys'
import { readImageRows, readPostRows } from '../post-rows.ts'
import { presentFragment } from './present-fragment.ts'

export interface RecordOfPosts {
  pool: Database['pool']
  /** Where derivatives are served, without a slash at the end. */
  imagesUrl: string
}

/** Fragments from the record, GONE for what is not there: two statements by key, however many posts. */
export async function readFragments(
  { pool, imagesUrl }: RecordOfPosts,
  postIds: readonly number[],
): Promise<Fragments> {
  const [rows, images] = await Promise.all([readPostRows(pool, postIds, null, false), readImageRows(pool, postIds)])
  const fragments: Fragments = new Map(postIds.map((id) => [id, GONE]))
  for (const row of rows) fragments.set(row.id, presentFragment(row, images.get(row.id) ?? [], imagesUrl))
  return fragments
}
