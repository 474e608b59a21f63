/** A place in a page: the post at the top of the window and how far it was from there; heights of others may have changed. */
export interface ScrollAnchor {
  readonly postId: string | undefined
  readonly offset: number
  readonly top: number
}

/** Frames after which a page that was fetched long ago has its shape again. */
const SETTLING_FRAMES = 3
/** Frames that are waited for a page that is hidden: React shows what it hid for the next page's code 300 ms later at the earliest. */
const HIDDEN_FRAMES = 60

const postElement = (id: string) => document.querySelector<HTMLElement>(`[data-post="${CSS.escape(id)}"]`)

/** Where the window is. Looks at posts only until one is in it: a few, even in a feed of hundreds. */
export function anchorIn(): ScrollAnchor {
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
  const post = middle?.closest<HTMLElement>('[data-post]')
  return { postId: post?.dataset.post, offset: post?.getBoundingClientRect().top ?? 0, top: scrollY }
}

/** Brings the window back, again for a few frames, until what was skipped while out of sight has its real height. */
export function returnTo({ postId, offset, top }: ScrollAnchor): void {
  let frames = 0
  let hidden = 0
  const step = () => {
    const post = postId === undefined ? null : postElement(postId)
    if (post?.getClientRects().length === 0) {
      if (++hidden < HIDDEN_FRAMES) requestAnimationFrame(step)
      return
    }
    if (post) window.scrollBy(0, post.getBoundingClientRect().top - offset)
    else window.scrollTo(0, top)
    if (++frames < SETTLING_FRAMES) requestAnimationFrame(step)
  }
  step()
}
