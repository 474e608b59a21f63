import { userIdOf } from '@matjip/contracts/user-id'
import type { Crowd, Person } from '../arena/clicks.ts'
import { readGraph, seededRandom } from '../arena/graph.ts'
import { skewed } from '../generator/draw.ts'

/** As many as come to lunch. */
export const PEOPLE = 10_000
/** Followed by nearly everybody, and still below the threshold from which posts are pulled: each post is pushed to all. */
export const STAR: Person = { id: userIdOf('load-star'), handle: 'load-star' }
const STAR_FOLLOWERS = 9_000
/** Whom nobody follows, yet. */
export const NOBODY_YET: Person = { id: userIdOf('load-0'), handle: 'load-0' }
/** Follows of one whom the graph does not know: as many as its people have on average. */
const FOLLOWS = 15

/** People with whom they follow; by the graph of real people where it is, and drawn for those beyond it. */
export interface LoadCrowd extends Crowd {
  follows: ReadonlyMap<number, readonly number[]>
  /** Those who post, most followed first. */
  authors: readonly number[]
}

export function gatherLoadCrowd(): LoadCrowd {
  const { source, edges } = readGraph()
  const numbers = [...new Set(edges.flat())].slice(0, PEOPLE - 1)
  const known = new Set(numbers)
  const personOf = (name: string | number): Person => ({ id: userIdOf(`load${name}`), handle: `load${name}` })
  const ofGraph = numbers.map(personOf)
  const newcomers = Array.from({ length: PEOPLE - 1 - ofGraph.length }, (_, n) => personOf(`-${n}`))
  const follows = new Map<number, Set<number>>([...ofGraph, ...newcomers].map(({ id }) => [id, new Set()]))
  for (const [actor, target] of edges)
    if (known.has(actor) && known.has(target)) follows.get(userIdOf(`load${actor}`))?.add(userIdOf(`load${target}`))
  const byFame = fameOf(follows)
  const random = seededRandom(11)
  for (const { id } of newcomers) {
    const own = follows.get(id)
    while (own && own.size < FOLLOWS) own.add(byFame[skewed(byFame.length, random)] ?? 0)
  }
  for (const [index, id] of [...follows.keys()].entries()) if (index < STAR_FOLLOWERS) follows.get(id)?.add(STAR.id)
  return {
    source,
    people: [STAR, ...ofGraph, ...newcomers],
    newcomers,
    postIds: [],
    draw: () => [],
    follows: new Map([...follows].map(([id, own]) => [id, [...own]])),
    authors: fameOf(follows),
  }
}

/** Who is followed, most first. */
function fameOf(follows: ReadonlyMap<number, ReadonlySet<number>>): number[] {
  const fame = new Map<number, number>()
  for (const own of follows.values()) for (const target of own) fame.set(target, (fame.get(target) ?? 0) + 1)
  return [...fame].sort((a, b) => b[1] - a[1]).map(([id]) => id)
}
