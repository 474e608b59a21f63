import { DEFAULT_PAGE_LIMIT } from '@matjip/contracts'
import { readPosition } from './feed-cursor.ts'

/** Which part of a timeline is wanted. */
export interface PageRequest {
  /** Items, 1–50. */
  limit: number
  /** Only posts with a smaller id. */
  before: number
}

/**
 * @param list the timeline with its filter, as `feed-cursor.ts` names it
 * @throws ProblemError invalid-cursor
 */
export function pageRequest(list: string, query: { limit?: number; cursor?: string }): PageRequest {
  return { limit: query.limit ?? DEFAULT_PAGE_LIMIT, before: readPosition(list, query.cursor) }
}
