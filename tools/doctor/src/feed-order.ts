/** What is asked about feeds. */
export type FeedOrder =
  | { command: 'feed explain'; user: string; postId: number }
  | { command: 'feed rebuild'; user: string }
  | { command: 'feed compare'; user: string | undefined; sample: number }

/** Timelines that are compared unless told otherwise: a few seconds. */
const SAMPLE = 100

interface Values {
  user?: string | undefined
  post?: string | undefined
  sample?: string | undefined
}

/** @throws Error with one sentence for the person who typed it */
export function feedOrderOf(action: string | undefined, { user, post, sample }: Values): FeedOrder {
  if (action === 'compare') {
    if (post) throw new Error('--post is for feed explain')
    if (user && sample) throw new Error('--user or --sample, not both')
    return { command: 'feed compare', user, sample: sample === undefined ? SAMPLE : wholeNumber('--sample', sample) }
  }
  if (action !== 'explain' && action !== 'rebuild') throw new Error('feed explain, feed rebuild or feed compare?')
  if (sample) throw new Error('--sample is for feed compare')
  if (!user) throw new Error(`feed ${action} needs --user`)
  if (action === 'explain') {
    if (!post) throw new Error('feed explain needs --post')
    return { command: 'feed explain', user, postId: wholeNumber('--post', post) }
  }
  if (post) throw new Error('--post is for feed explain')
  return { command: 'feed rebuild', user }
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,15}$/.test(text)) throw new Error(`${option} takes a whole number, not ${text}`)
  return Number(text)
}
