import { DAY_MS, lunchOf } from './clock.ts'
import { addPerson, follow } from './people.ts'
import type { Person } from './people.ts'
import type { ModelPost } from './posts.ts'
import type { Random } from './random.ts'
import { weightedIndex } from './random.ts'

/** What the sock-puppets push. */
export const PUPPET_TAG = '광고맛집'

/** How somebody with many accounts goes about it. */
export interface Attack {
  puppets: number
  /** Fresh: made this week, no history. Aged: months old, posting all along as anybody does. */
  accounts: 'fresh' | 'aged'
  /** The share of real people who follow a puppet back. */
  followBack: number
  /** Real people who follow a puppet unasked, on average. */
  admirers: number
  /** Real people, drawn by how much they post, who push the hashtag too: paid, or with their accounts taken over. */
  bought: number
}

/** Real people whom each puppet follows, hoping to be followed back. */
const COURTED = 80

/**
 * Adds a ring of sock-puppets that follow each other, and their posts: the pushed hashtag once or twice each over the
 * lunch of the judged day; aged ones have posted every other day before, under everyday hashtags.
 */
export function addPuppets(people: Map<number, Person>, attack: Attack, weekday: number, random: Random): ModelPost[] {
  const real = [...people.values()]
  const ring = Array.from({ length: attack.puppets }, () =>
    addPerson(people, {
      isPuppet: true,
      activity: 0,
      ageDays: attack.accounts === 'fresh' ? random.next() * 5 : 60 + random.next() * 300,
    }),
  )
  for (const puppet of ring) {
    for (const other of ring) follow(puppet, other)
    for (let n = 0; n < COURTED; n++) {
      const target = random.pick(real)
      follow(puppet, target)
      if (random.chance(attack.followBack)) follow(target, puppet)
    }
    for (let n = random.poisson(attack.admirers); n > 0; n--) follow(random.pick(real), puppet)
  }
  const lunch = lunchOf(weekday)
  const during = () => lunch.from + random.next() * (lunch.to - lunch.from)
  const push = (authorId: number): ModelPost => {
    return { authorId, at: during(), hashtags: [PUPPET_TAG, `태그${random.below(10)}`] }
  }
  const drawKeen = weightedIndex(
    real.map(({ activity }) => activity),
    random,
  )
  const bought = Array.from({ length: attack.bought }, () => push(real[drawKeen()]?.id ?? 1))
  const ofRing = ring.flatMap(({ id: authorId }) => {
    const pushing = Array.from({ length: 1 + random.below(2) }, () => push(authorId))
    if (attack.accounts === 'fresh') return pushing
    const before = Array.from({ length: 7 }, (_, back) => back + 1).filter(() => random.chance(0.5))
    return [
      ...pushing,
      ...before.map((back) => ({ authorId, at: during() - back * DAY_MS, hashtags: [`태그${random.below(30)}`] })),
    ]
  })
  return [...bought, ...ofRing]
}
