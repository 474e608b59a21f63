/** People of one schedule by their place, 0 … people − 1; hashtags likewise. Real ids and names are made when it runs. */
export type Who = number
export type Tag = number

/** Which feed is read. */
export type FeedChoice = { feed: 'home' } | { feed: 'tag'; tag: Tag } | { feed: 'user'; user: Who }

/** One thing that somebody does; `by` does it. */
export type Step =
  /** `lateMs`: its transaction commits so much later than its id was made. */
  | { do: 'post'; by: Who; tags: readonly Tag[]; lateMs: number }
  /** `nth` counts `by`'s own living posts, modulo their number. */
  | { do: 'edit'; by: Who; nth: number; tags: readonly Tag[] }
  | { do: 'delete'; by: Who; nth: number }
  | { do: 'follow' | 'block' | 'mute'; by: Who; whom: Who; on: boolean }
  | { do: 'follow tag'; by: Who; tag: Tag; on: boolean }
  /** Pages of `limit`, to the end or `pages` of them. */
  | { do: 'read'; by: Who; what: FeedChoice; limit: number; pages: number }
  /** A share of all keys with a TTL vanishes, as under memory pressure. */
  | { do: 'evict'; by: Who; share: number }

/** What one seed comes to: lanes run side by side, the steps of a lane one after the other. */
export interface Plan {
  seed: number
  people: number
  tags: number
  /** Follows of long ago, which nobody remembers as clicks. */
  standing: readonly { by: Who; whom: Who }[]
  /** Each person writes in one lane only; readers are anybody's. */
  lanes: readonly (readonly Step[])[]
}
