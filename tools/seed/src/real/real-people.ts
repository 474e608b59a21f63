import type { SeedUser } from '../content/content.ts'
import { inventUser, namedUsers } from '../content/people.ts'
import type { Random } from '../content/random.ts'
import type { RealInput } from './real-input.ts'

/** One person of a graph follows another, by their handles. */
export interface RealFollow {
  from: string
  to: string
}

/** A person liked a restaurant of the rating study. */
export interface RealRating {
  handle: string
  placeId: string
}

/** The best of the study's marks 0, 1 and 2: what we call a like. */
const LIKED = '2'

/** Follows of both graphs: wiki-Vote's edges as they point, Reed98's friendships in both directions. */
export function readFollows(input: RealInput): RealFollow[] {
  const directed = edgesOf(input.readLines('directedGraph'), 'wiki')
  const mutual = edgesOf(input.readLines('mutualGraph'), 'reed')
  return [...directed, ...mutual, ...mutual.map(({ from, to }) => ({ from: to, to: from }))]
}

function edgesOf(lines: string[], graph: string): RealFollow[] {
  return lines.map((line) => {
    const [from, to] = line.split(/\s+/)
    if (!from || !to) throw new Error(`the ${graph} graph has a line without two nodes: ${line}`)
    return { from: `${graph}_${from}`, to: `${graph}_${to}` }
  })
}

/** Ratings that are likes; the raters are people of their own. */
export function readRatings(input: RealInput): { raters: string[]; likes: RealRating[] } {
  const rows = input.readLines('ratings').slice(1)
  const ratings = rows.map((row) => row.split(','))
  const handleOf = (user: string | undefined) => `uci_${(user ?? '').toLowerCase()}`
  return {
    raters: [...new Set(ratings.map(([user]) => handleOf(user)))],
    likes: ratings.flatMap(([user, placeId = '', mark]) =>
      mark === LIKED ? [{ handle: handleOf(user), placeId }] : [],
    ),
  }
}

/** Everybody: the people to sign in as, all nodes of the graphs, the raters. Names and words about themselves are invented. */
export function realUsers(follows: RealFollow[], raters: string[], random: Random, now: number): SeedUser[] {
  const handles = new Set([...follows.flatMap(({ from, to }) => [from, to]), ...raters])
  return [...namedUsers(random, now), ...[...handles].map((handle) => inventUser(handle, random, now))]
}
