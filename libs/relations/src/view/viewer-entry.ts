import type { IdSet } from './id-set.ts'

/** What of the record a reader is filtered and decorated by, as one snapshot of Postgres had it. */
export interface ViewerEntry {
  /** The snapshot, as `pg_current_snapshot()` writes it. */
  snapshot: string
  /** Milliseconds since 1970 by this machine's clock before it was read. */
  readAtMs: number
  following: IdSet
  /** Keys of followed hashtags. */
  hashtags: IdSet
  /** Whom the viewer blocks or is blocked by. */
  hidden: IdSet
  muted: IdSet
  liked: IdSet
  saved: IdSet
  /** The newest posts of the viewer's own. */
  own: IdSet
  /** Likes and saves of posts from these ids on are all there; 0 where all are. */
  likedFrom: number
  savedFrom: number
  /** Own posts from this id on are all there; 0 where all are. */
  ownFrom: number
}

const lists = ['following', 'hashtags', 'hidden', 'muted', 'liked', 'saved', 'own'] as const
const BYTES_AN_ID = 8

/** A line of JSON, then the ids as doubles. */
export function packEntry(entry: ViewerEntry): Buffer {
  const { snapshot, readAtMs, likedFrom, savedFrom, ownFrom } = entry
  const lengths = lists.map((list) => entry[list].length)
  const line = Buffer.from(`${JSON.stringify({ snapshot, readAtMs, likedFrom, savedFrom, ownFrom, lengths })}\n`)
  return Buffer.concat([
    line,
    ...lists.map((list) => Buffer.from(entry[list].buffer, entry[list].byteOffset, entry[list].byteLength)),
  ])
}

/** @returns undefined for what a process of another release has written with other lists @throws for what `packEntry` has not written */
export function unpackEntry(packed: Buffer): ViewerEntry | undefined {
  const end = packed.indexOf('\n')
  const { lengths, ...rest } = JSON.parse(packed.toString('utf8', 0, end)) as Omit<
    ViewerEntry,
    (typeof lists)[number]
  > & {
    lengths: number[]
  }
  if (lengths.length !== lists.length) return undefined
  // Copied: doubles must lie at a multiple of eight.
  const ids = new Float64Array(new Uint8Array(packed.subarray(end + 1)).buffer)
  let from = 0
  const sets = lists.map((list, index) => [list, ids.subarray(from, (from += lengths[index] ?? 0))] as const)
  return { ...rest, ...(Object.fromEntries(sets) as Record<(typeof lists)[number], IdSet>) }
}

/** Of the objects round an entry's ids: seven lists and what they share. */
const BYTES_AN_ENTRY = 1_200

/** Bytes in memory. */
export function entryBytes(entry: ViewerEntry): number {
  return BYTES_AN_ENTRY + BYTES_AN_ID * lists.reduce((sum, list) => sum + entry[list].length, 0)
}

/** Whether a transaction is in a snapshot of Postgres. @param xid decimal */
export function isInSnapshot(xid: number, snapshot: string): boolean {
  const [xmin = '0', xmax = '0', running = ''] = snapshot.split(':')
  if (xid < Number(xmin)) return true
  return xid < Number(xmax) && !running.split(',').includes(String(xid))
}
