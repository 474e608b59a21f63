import { snowflakeAt, SNOWFLAKE_EPOCH_MS } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { userIdOf } from '@matjip/contracts/user-id'
import { readGraph, seededRandom } from './graph.ts'
import type { Graph } from './graph.ts'

/** One request that sets or takes back a relation. */
export interface Click {
  actorId: number
  kind: RelationKind
  targetId: number
  active: boolean
}

/** Everybody who clicks, what can be clicked on, and clicks that were never made before. */
export interface Crowd {
  source: string
  people: Person[]
  /** Those who are not in the graph. */
  newcomers: Person[]
  postIds: number[]
  /**
   * As many clicks in random order, of distinct pairs. Half of them go to three targets (a person and two posts; other
   * ones at each call), the other half are follows of the graph, in its own order over the calls.
   */
  draw(count: number): Click[]
}

export interface Person {
  id: number
  handle: string
}

/** People beyond those of the graph, so that three targets find a distinct actor for each of 25,000 clicks. */
const MIN_PEOPLE = 8_400
/** Calls of draw() until the three hot targets are those of the first call again. */
const HOT_SETS = 64

export function gatherCrowd(graph: Graph = readGraph()): Crowd {
  const numbers = [...new Set(graph.edges.flat())]
  const others = Array.from({ length: Math.max(0, MIN_PEOPLE - numbers.length) }, (_, index) => 1_000_000 + index)
  const personOf = (number: number) => ({ id: userIdOf(`bench${number}`), handle: `bench${number}` })
  const newcomers = others.map(personOf)
  const people = [...numbers.map(personOf), ...newcomers]
  const stars = Array.from({ length: HOT_SETS }, (_, index) => ({
    id: userIdOf(`star${index}`),
    handle: `star${index}`,
  }))
  const firstPost = snowflakeAt(SNOWFLAKE_EPOCH_MS + 24 * 3600 * 1000)
  const postIds = Array.from({ length: HOT_SETS * 2 }, (_, index) => firstPost + index)
  let edge = 0
  let call = 0
  const follow = (): Click => {
    const lap = Math.floor(edge / graph.edges.length)
    const [actor, target] = graph.edges[edge++ % graph.edges.length] ?? [0, 0]
    // Once all follows are made they are taken back, then made again.
    return {
      actorId: userIdOf(`bench${actor}`),
      kind: 'follow',
      targetId: userIdOf(`bench${target}`),
      active: lap % 2 === 0,
    }
  }
  const hot = (index: number): Click => {
    const set = call % HOT_SETS
    const actorId = people[Math.floor(index / 3) % people.length]?.id ?? 0
    if (index % 3 === 0) return { actorId, kind: 'follow', targetId: stars[set]?.id ?? 0, active: true }
    return { actorId, kind: 'like', targetId: postIds[set * 2 + (index % 3) - 1] ?? 0, active: true }
  }
  return {
    source: graph.source,
    people: [...people, ...stars],
    newcomers,
    postIds,
    draw(count) {
      const clicks = Array.from({ length: count }, (_, index) => (index % 2 === 0 ? hot(index / 2) : follow()))
      call += 1
      return shuffle(clicks, seededRandom(call))
    },
  }
}

function shuffle<T>(list: T[], random: () => number): T[] {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[list[last], list[other]] = [list[other] as T, list[last] as T]
  }
  return list
}
