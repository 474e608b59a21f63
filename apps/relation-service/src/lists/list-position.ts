import { decodeKeyset, encodeCursor } from '@matjip/contracts'

/** The sort key of a list of people: newest relation first, and the id where two were made in the same microsecond. */
export interface ListPosition {
  /** Microseconds since 1970. */
  since: number
  id: number
}

/** Above every relation: where a list begins. */
export const NEWEST: ListPosition = { since: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER }

/** The name to which a list's cursors are bound. */
export const listName = (userId: number, list: 'followers' | 'following') => `relations/users/${userId}/${list}`

/** As `listName`, for lists that only their owner sees. */
export const ownListName = (callerId: number, kind: string) => `relations/own/${callerId}/${kind}`

export function writePosition(list: string, { since, id }: ListPosition): string {
  return encodeCursor(list, [since, id])
}

/**
 * Where a page begins.
 * @throws ProblemError invalid-cursor
 */
export function readPosition(list: string, cursor: string | undefined): ListPosition {
  if (cursor === undefined) return NEWEST
  const [since = 0, id = 0] = decodeKeyset(list, cursor, 2)
  return { since, id }
}
