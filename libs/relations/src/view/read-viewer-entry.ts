import { committedKinds, relationKinds } from '@matjip/contracts'
import type { RelationStores } from '../relation-stores.ts'
import { idSet } from './id-set.ts'
import type { ViewerEntry } from './viewer-entry.ts'

/** Likes and saves that an entry holds, of the newest posts: those on the pages that are read. 16 KB each. */
export const MAX_MARKED = 2_000
/** Own posts that an entry holds: more than a page has, so that its first pages need no other word on them. */
export const MAX_OWN = 64
/** Ids of another list, at 8 bytes each: whoever follows, or is blocked by, more is answered from the record each time. */
export const MAX_LISTED = 50_000

const { follow, hashtag, like, savePost } = relationKinds
const { block, mute } = committedKinds
const targets = (kind: number) =>
  `array(select target_id from relations where kind = ${kind} and actor_id = $1 and active limit $2)`
/** Backwards along the primary key, so that posts come newest first. */
const marked = (kind: number) =>
  `array(select target_id from relations where kind = ${kind} and actor_id = $1 and active order by target_id desc limit $3)`

/** $1 viewer, $2 to $4 limits. Index scans of the viewer's own rows and posts, and of who blocks the viewer. */
export const VIEWER_ENTRY = `/* relations viewer-entry */
select pg_current_snapshot()::text as snapshot,
  ${targets(follow)} as following,
  ${targets(hashtag)} as hashtags,
  ${targets(block)} || array(select actor_id from relations where kind = ${block} and target_id = $1 and active limit $2) as hidden,
  ${targets(mute)} as muted,
  ${marked(like)} as liked,
  ${marked(savePost)} as saved,
  array(select id from posts where author_id = $1 order by id desc limit $4) as own`

type Row = { snapshot: string } & Record<
  'following' | 'hashtags' | 'hidden' | 'muted' | 'liked' | 'saved' | 'own',
  string[]
>

/** A viewer's entry from the record, in one statement; null where a list is too long to be kept. @throws where Postgres is away */
export async function readViewerEntryRows(
  pool: RelationStores['pool'],
  viewerId: number,
  now: () => number = Date.now,
): Promise<ViewerEntry | null> {
  const readAtMs = now()
  const values = [viewerId, MAX_LISTED + 1, MAX_MARKED + 1, MAX_OWN + 1]
  const { rows } = await pool.query<Row>({ name: 'relations.viewer-entry', text: VIEWER_ENTRY, values })
  const [row] = rows
  if (!row) throw new Error('a statement without a table answers with one row')
  const { snapshot, following, hashtags, hidden, muted } = row
  if ([following, hashtags, hidden, muted].some(({ length }) => length > MAX_LISTED)) return null
  const [liked, likedFrom] = newest(row.liked, MAX_MARKED)
  const [saved, savedFrom] = newest(row.saved, MAX_MARKED)
  const [own, ownFrom] = newest(row.own, MAX_OWN)
  return {
    snapshot,
    readAtMs,
    following: idsOf(following),
    hashtags: idsOf(hashtags),
    hidden: idsOf(hidden),
    muted: idsOf(muted),
    liked: idsOf(liked),
    saved: idsOf(saved),
    own: idsOf(own),
    likedFrom,
    savedFrom,
    ownFrom,
  }
}

const idsOf = (ids: readonly string[]) => idSet(ids.map(Number))

/** The newest, and from which id on they are all there. */
function newest(ids: string[], max: number): [string[], number] {
  if (ids.length <= max) return [ids, 0]
  const kept = ids.slice(0, max)
  return [kept, Number(kept.at(-1))]
}
