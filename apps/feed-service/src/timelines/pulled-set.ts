import type { RecordReads } from '@matjip/db-schema'

/** All who are or were pulled. */
export const PULLED = `/* feed-service pulled-authors */
select author_id as "authorId", coalesce(until_id, ${Number.MAX_SAFE_INTEGER}) as "untilId" from pulled_authors`

/** Authors whose posts were not pushed, by the id above every such post. */
export type PulledAuthors = ReadonlyMap<number, number>

/**
 * The set of pulled authors as this process knows it: read from the record when the revision is another than the last, by one
 * reader for all. The revision must have been read before.
 */
export function createPulledSet(pool: RecordReads): (revision: string) => Promise<PulledAuthors> {
  let known: { revision: string; authors: Promise<PulledAuthors> } | undefined
  return (revision) => {
    if (known?.revision === revision) return known.authors
    const authors = readPulled(pool)
    const made = { revision, authors }
    known = made
    // A failure is not kept.
    authors.catch(() => {
      if (known === made) known = undefined
    })
    return authors
  }
}

async function readPulled(pool: RecordReads): Promise<PulledAuthors> {
  const { rows } = await pool.query<{ authorId: number; untilId: number }>({ name: 'pulled-authors', text: PULLED })
  return new Map(rows.map(({ authorId, untilId }) => [authorId, untilId]))
}
