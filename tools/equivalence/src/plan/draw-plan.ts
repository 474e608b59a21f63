import { createRandom } from '@matjip/chaos'
import type { Random } from '@matjip/chaos'
import type { FeedChoice, Plan, Step, Tag, Who } from './steps.ts'

/** Lanes of one schedule: two are enough for races between people, the third reads and writes meanwhile. */
const LANES = 3
/** One lane each for two people: all pairs are clicked again and again. */
const PEOPLE = 6
/** More than K of the gate (timelines.md), so that some posts carry tags beyond it. */
const TAGS = 7
/** Steps of a lane, both ends included. With reads after writes about 70 requests and 25 walks a schedule. */
const STEPS = [14, 22] as const
/** The first person is liked by all: their followers cross the threshold of pulled authors both ways. */
const STAR: Who = 0
const STAR_SHARE = 0.4
/** Milliseconds by which a commit is late: shorter and longer than a fan-out takes. */
const LATE_MS = [20, 400] as const
/** How often the writer reads right after: the promise is about the very next read. */
const READ_AFTER = 0.35
/** Small pages: many of them, so that much happens between two. */
const PAGES = [1, 2, 3, 5, 8] as const
/** Above every walk of a schedule. */
const TO_THE_END = 100

type Draw = (random: Random, by: Who) => Step

const other = (random: Random, by: Who): Who => {
  if (by !== STAR && random.chance(STAR_SHARE)) return STAR
  return (by + random.int(1, PEOPLE - 1)) % PEOPLE
}
const tags = (random: Random): Tag[] => {
  const all = random.shuffle(Array.from({ length: TAGS }, (_, tag) => tag))
  // Mostly one to three; some carry all, the last ones beyond the gate.
  return all.slice(0, random.chance(0.15) ? TAGS : random.int(0, 3))
}
const relation = (kind: 'follow' | 'block' | 'mute', onShare: number): Draw => {
  return (random, by) => ({ do: kind, by, whom: other(random, by), on: random.chance(onShare) })
}
const choice = (random: Random): FeedChoice => {
  const draw = random.next()
  if (draw < 0.6) return { feed: 'home' }
  if (draw < 0.8) return { feed: 'tag', tag: random.int(0, TAGS - 1) }
  return { feed: 'user', user: random.int(0, PEOPLE - 1) }
}
const read: Draw = (random) => ({
  do: 'read',
  by: random.int(0, PEOPLE - 1),
  what: choice(random),
  limit: random.pick(PAGES),
  pages: random.chance(0.6) ? TO_THE_END : random.int(1, 2),
})

/** How often each is drawn beside the others. */
const DRAWS: readonly (readonly [weight: number, draw: Draw])[] = [
  [
    26,
    (random, by) => ({ do: 'post', by, tags: tags(random), lateMs: random.chance(0.1) ? random.int(...LATE_MS) : 0 }),
  ],
  [6, (random, by) => ({ do: 'edit', by, nth: random.int(0, 99), tags: tags(random) })],
  [6, (random, by) => ({ do: 'delete', by, nth: random.int(0, 99) })],
  [14, relation('follow', 0.7)],
  [4, relation('block', 0.45)],
  [4, relation('mute', 0.5)],
  [6, (random, by) => ({ do: 'follow tag', by, tag: random.int(0, TAGS - 1), on: random.chance(0.65) })],
  [20, read],
  [1, (random, by) => ({ do: 'evict', by, share: random.pick([0.2, 0.6]) })],
]
const TOTAL = DRAWS.reduce((sum, [weight]) => sum + weight, 0)

/** The plan of a seed; the same seed is the same plan. */
export function drawPlan(seed: number): Plan {
  const random = createRandom(seed)
  const lanes = Array.from({ length: LANES }, (_, lane) => {
    const own = Array.from({ length: PEOPLE }, (_, who) => who).filter((who) => who % LANES === lane)
    const draws = random.fork(`lane ${lane}`)
    return Array.from({ length: draws.int(...STEPS) }, () => drawSteps(draws, draws.pick(own))).flat()
  })
  // Somebody to read about from the start: everybody's home begins with a few follows.
  const first = Array.from({ length: PEOPLE }, (_, by): Step => ({
    do: 'follow',
    by,
    whom: other(random, by),
    on: true,
  }))
  return {
    seed,
    people: PEOPLE,
    tags: TAGS,
    standing: drawStanding(random.fork('standing')),
    lanes: lanes.map((steps, lane) => [...first.filter((step) => step.by % LANES === lane), ...steps]),
  }
}

/** Everybody follows two people from before: what these write is pushed to them and, unlike of new follows, pulled by nobody. */
function drawStanding(random: Random): Plan['standing'] {
  const pairs = new Map<string, { by: Who; whom: Who }>()
  for (let by = 0; by < PEOPLE; by += 1)
    for (const whom of [other(random, by), other(random, by)]) pairs.set(`${by} ${whom}`, { by, whom })
  return [...pairs.values()]
}

function drawSteps(random: Random, by: Who): Step[] {
  let rest = random.int(1, TOTAL)
  const [, draw] = DRAWS.find(([weight]) => (rest -= weight) <= 0) ?? DRAWS[0] ?? [0, read]
  const step = draw(random, by)
  if (step.do === 'read' || step.do === 'evict' || !random.chance(READ_AFTER)) return [step]
  const limit = random.pick(PAGES)
  return [step, { do: 'read', by, what: { feed: 'home' }, limit, pages: random.chance(0.5) ? TO_THE_END : 1 }]
}
