import type { UploadRow } from '@matjip/photos'

/** A stream's interest in some uploads. */
interface Interest {
  ids: readonly number[]
  tell: (rows: readonly UploadRow[]) => void
}

export interface UploadWatch {
  /** Tells the rows of these uploads again and again, changed or not, until what it returns is called. */
  join(ids: readonly number[], tell: Interest['tell']): () => void
}

/**
 * Looks at all uploads that anybody waits for with one statement, once in a while: the state in Postgres is the truth, so
 * nothing can be missed, no other store is needed, and the cost does not grow with the number of clients but by primary keys.
 * @param read the rows of these uploads
 * @param everyMs rest between two looks
 */
export function createUploadWatch(
  read: (ids: readonly number[]) => Promise<readonly UploadRow[]>,
  everyMs: number,
  onError: (error: unknown) => void,
): UploadWatch {
  const interests = new Set<Interest>()
  let timer: NodeJS.Timeout | undefined

  const look = async () => {
    const ids = [...new Set([...interests].flatMap((interest) => interest.ids))]
    try {
      const rows = new Map((await read(ids)).map((row) => [row.id, row]))
      for (const { ids: wanted, tell } of interests) tell(wanted.flatMap((id) => rows.get(id) ?? []))
    } catch (error) {
      // Postgres or S3 is away: streams stay open, and the next look may succeed.
      onError(error)
    }
    timer = interests.size > 0 ? setTimeout(() => void look(), everyMs) : undefined
  }
  return {
    join(ids, tell) {
      const interest = { ids, tell }
      interests.add(interest)
      timer ??= setTimeout(() => void look(), 0)
      return () => interests.delete(interest)
    },
  }
}
