/** Room (px) above a post that is stepped to: for the bar of a phone. */
const TOP = 80

const posts = () => [...document.querySelectorAll<HTMLElement>('[data-post]')]

/** The post that has the focus, or the first whose middle is in the window. */
export function postInFocus(): HTMLElement | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-post]') ?? undefined
}

/** Steps to the next post (1) or the one before (-1), in the order of the page; from nowhere to the first that shows. */
export function stepPost(by: 1 | -1): void {
  const all = posts()
  const here = postInFocus()
  const shown = all.findIndex((post) => post.getBoundingClientRect().bottom > TOP)
  const target = here ? all[all.indexOf(here) + by] : all[shown]
  if (target === undefined) return
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'start', behavior: 'auto' })
}
