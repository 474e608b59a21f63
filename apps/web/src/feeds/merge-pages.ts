import type { FeedItem } from '../api/types.ts'

/**
 * The items of all pages, each post once and where it stood first. The API repeats nothing within a walk; but a post may come
 * again where a first page was read anew while later pages are of before.
 */
export function mergePages(pages: readonly { readonly items: readonly FeedItem[] }[]): FeedItem[] {
  const seen = new Set<string>()
  return pages.flatMap(({ items }) =>
    items.filter(({ post }) => {
      if (seen.has(post.id)) return false
      seen.add(post.id)
      return true
    }),
  )
}
