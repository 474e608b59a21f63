import type { ClickTarget } from './click.ts'

type Fields = Readonly<Record<string, unknown>>
type Viewer = Readonly<Record<string, unknown>>

/** By kind: whether an object is what the click is about, the flag of `viewer` that it moves, and the count. */
const effects: Readonly<
  Record<ClickTarget['kind'], { is: (value: Fields, id: string) => boolean; flag: string; count?: string }>
> = {
  like: { is: (value, id) => value.id === id && 'author' in value, flag: 'liked', count: 'likes' },
  savePost: { is: (value, id) => value.id === id && 'author' in value, flag: 'saved' },
  saveRestaurant: { is: (value, id) => value.id === id && 'category' in value, flag: 'saved', count: 'saves' },
  hashtag: { is: (value, id) => value.hashtag === id && 'counts' in value, flag: 'following', count: 'followers' },
  // The author's flag stands in the post's viewer, the profile's in its own.
  follow: {
    is: (value, id) => ('handle' in value && value.id === id) || (value.author as Fields | undefined)?.id === id,
    flag: 'following',
    count: 'followers',
  },
}

/**
 * A copy of what was read, in which a click shows; the same object where it has no part in it, so that nothing renders in
 * vain. Knows no query: it finds posts, people, hashtags and restaurants wherever they stand.
 */
export function showClick<T>(read: T, target: ClickTarget, active: boolean): T {
  if (Array.isArray(read)) {
    const shown = read.map((value: unknown) => showClick(value, target, active))
    return shown.some((value, index) => value !== read[index]) ? (shown as T) : read
  }
  if (typeof read !== 'object' || read === null) return read
  const { is, flag, count } = effects[target.kind]
  const value = read as Fields
  const inner = Object.entries(value).map(([name, field]) => [name, showClick(field, target, active)] as const)
  const copy = inner.some(([name, field]) => field !== value[name]) ? Object.fromEntries(inner) : value
  if (!is(value, target.id)) return copy as T
  const viewer = copy.viewer as Viewer | undefined
  if (viewer === undefined || viewer[flag] === active) return copy as T
  const counts = copy.counts as Readonly<Record<string, number>> | undefined
  const before = count === undefined ? undefined : counts?.[count]
  return {
    ...copy,
    viewer: { ...viewer, [flag]: active },
    ...(count === undefined || before === undefined
      ? {}
      : { counts: { ...counts, [count]: Math.max(0, before + (active ? 1 : -1)) } }),
  } as T
}
