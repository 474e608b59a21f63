/**
 * Groups of timelines; all of a group are in one slot, so that one script serves many. Enough to spread over the nodes of a
 * Cluster, few enough that a chunk of 500 followers still puts about 30 into each script call there.
 */
export const TIMELINE_GROUPS = 16

/** 2^32: an id is up to 53 bits, and JavaScript mixes 32 at a time. */
const WORD = 2 ** 32

/**
 * The group of an owner. Ids count milliseconds and come with zeros at their end, so they are mixed: the same multiplication
 * as in Fibonacci hashing, of which the upper four bits are taken.
 */
export function timelineGroup(id: number): number {
  const mixed = Math.imul(id ^ Math.imul(Math.floor(id / WORD), 0x85ebca6b), 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 28
}

const keyOf = (kind: string, letter: string) => {
  const tags = Array.from({ length: TIMELINE_GROUPS }, (_, group) => {
    return `tl:{${letter}${String(group).padStart(2, '0')}}:${kind}:`
  })
  return (id: number) => `${tags[timelineGroup(id)]}${id}`
}

/** Newest posts of whom somebody follows, by the somebody's id. */
export const homeKey = keyOf('home', 'h')
/** Newest posts of an author, by their id. */
export const authorKey = keyOf('author', 'a')
/** Newest posts with a hashtag, by `hashtagKeyOf` its name. */
export const hashtagTimelineKey = keyOf('hashtag', 'g')
/** Which revision of the pulled authors is the newest. */
export const PULLED_KEY = 'tl:pulled'
