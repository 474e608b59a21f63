import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { nullable } from './component.ts'

/** A page holds 20 items where the client does not say. */
export const DEFAULT_PAGE_LIMIT = 20
/** And 50 at most: about 30 KB of posts, still one screenful of work for a phone. */
export const MAX_PAGE_LIMIT = 50
/** A cursor of ours has under 120 characters; more is not ours. */
const MAX_CURSOR_LENGTH = 256

/** Query fields of every paged list. */
export const PageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_PAGE_LIMIT, default: DEFAULT_PAGE_LIMIT, description: 'Items per page.' }),
  ),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: MAX_CURSOR_LENGTH,
      description: '`nextCursor` of the page before. Opaque.',
    }),
  ),
}

/** A page: items and the way to the next one; null where the list ends. */
export function pageOf<T extends TSchema>(item: T) {
  return Type.Object({
    items: Type.Array(item),
    nextCursor: nullable(Type.String({ description: 'Give it back as `cursor` for the next page.' })),
  })
}

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}
