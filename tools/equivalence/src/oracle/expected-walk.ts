import { GATE_PER_AUTHOR } from './rules.ts'

/** What is compared of an item. */
export interface WalkItem {
  postId: number
  version: number
  text: string
  /** `self`, `follow`, `author`, or `hashtag` with one of `hashtags`. */
  reason: string
  /** Followed hashtags that may be named as the reason. */
  hashtags: readonly string[]
}

interface OracleRow {
  id: number
  authorId: number
  text: string
  version: number
}

export interface HomeRow extends OracleRow {
  isOwn: boolean
  isFollowed: boolean
  /** Followed hashtags of the post, within the gate. */
  hashtags: string[]
}

/** A home walk in pages of `limit`: of one author's posts that are there for a hashtag alone, a page shows the newest two. */
export function expectedHome(rows: readonly HomeRow[], limit: number): WalkItem[] {
  const items: WalkItem[] = []
  let onPage = 0
  let byHashtag = new Map<number, number>()
  for (const { id, authorId, text, version, isOwn, isFollowed, hashtags } of rows) {
    const reason = isOwn ? 'self' : isFollowed ? 'follow' : hashtags.length > 0 ? 'hashtag' : undefined
    if (reason === undefined) continue
    if (reason === 'hashtag') {
      const before = byHashtag.get(authorId) ?? 0
      if (before >= GATE_PER_AUTHOR) continue
      byHashtag.set(authorId, before + 1)
    }
    items.push({ postId: id, version, text, reason, hashtags })
    onPage += 1
    if (onPage < limit) continue
    onPage = 0
    byHashtag = new Map()
  }
  return items
}

/** A walk of a hashtag's or a user's feed: pages make no difference. */
export function expectedPlain(rows: readonly OracleRow[], reason: string, hashtag?: string): WalkItem[] {
  const hashtags = hashtag === undefined ? [] : [hashtag]
  return rows.map(({ id, text, version }) => ({ postId: id, version, text, reason, hashtags }))
}
