import { drawPeople } from './people.ts'
import type { Person } from './people.ts'
import { drawPosts } from './posts.ts'
import type { ModelPost } from './posts.ts'
import { addPuppets } from './puppets.ts'
import type { Attack } from './puppets.ts'
import { createRandom } from './random.ts'
import { riserPosts } from './risers.ts'

/** Everything that a formula may look at. */
export interface World {
  people: Map<number, Person>
  posts: ModelPost[]
  /** The judged day's, Monday 0. */
  weekday: number
}

export interface Scenario {
  risers: readonly string[]
  attack: Attack | null
}

/** A week and a day in a town, with what rises and who attacks; the same for the same seed and scenario. */
export function drawWorld(seed: number, { risers, attack }: Scenario): World {
  const random = createRandom(seed)
  const weekday = seed % 7
  const people = drawPeople(random)
  const real = [...people.values()]
  const posts = drawPosts(real, weekday, random)
  for (const riser of risers) posts.push(...riserPosts(riser, real, weekday, random))
  if (attack) posts.push(...addPuppets(people, attack, weekday, random))
  return { people, posts, weekday }
}
