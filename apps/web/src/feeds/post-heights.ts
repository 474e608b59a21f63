/** Heights of posts as they were when their list was left, pixels. Some 50 bytes a post. */
const heights = new Map<string, number>()

/** The height that a post had; undefined where it was never shown. */
export const heightOf = (postId: string): number | undefined => heights.get(postId)

/** Remembers the posts of a list that is about to go. Those that never came near the window have the height they were given. */
export function rememberHeights(list: HTMLElement): void {
  // Hidden while the code of the next page comes: nothing has a height then.
  if (list.offsetHeight === 0) return
  for (const post of list.querySelectorAll<HTMLElement>('[data-post]'))
    heights.set(post.dataset.post ?? '', post.offsetHeight)
}
