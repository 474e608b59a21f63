import type { Random } from './random.ts'
import { weightedIndex, zipf } from './random.ts'

/** Somebody with an account; what the product knows of them. */
export interface Person {
  id: number
  /** Days since the account was made, on the judged day. */
  ageDays: number
  /** Posts a day. */
  activity: number
  /** Ids of the followed. */
  following: Set<number>
  /** Ids of followers. */
  followers: Set<number>
  /** Known to the people who run the product, who vouch for them. */
  isVouchedFor: boolean
  isPuppet: boolean
}

/** A town's worth of people who post; who only reads has no say in trends and is left out. */
const PEOPLE = 2_500
/** The team and the critics it knows by name: one in a hundred of those who post. */
const VOUCHED = 25
/** One in seven came within a month. */
const NEWCOMERS = 1 / 7
/** Follows: everybody 10 at least, few 150. */
const FEWEST = 10
const MOST = 150
/** The team follows more people than others. */
const TEAM_FOLLOWS = 150
/** Real people follow back so often: friends, mostly. */
const RETURNED = 0.3

export function addPerson(people: Map<number, Person>, given: Partial<Person> = {}): Person {
  const person: Person = {
    id: people.size + 1,
    ageDays: 100,
    activity: 0.5,
    followers: new Set(),
    following: new Set(),
    isVouchedFor: false,
    isPuppet: false,
    ...given,
  }
  people.set(person.id, person)
  return person
}

export function follow(actor: Person, target: Person): void {
  if (actor === target) return
  actor.following.add(target.id)
  target.followers.add(actor.id)
}

/** Real people and their follows: seven of ten go to who is famous, the others to anybody. */
export function drawPeople(random: Random): Map<number, Person> {
  const people = new Map<number, Person>()
  for (let n = 0; n < PEOPLE; n++) {
    addPerson(people, {
      ageDays: random.chance(NEWCOMERS) ? random.next() * 30 : 30 + random.next() * 670,
      // Half post less than once in three days, the keenest two or three times a day.
      activity: 0.1 + 2.5 * random.next() ** 3,
      // The most famous first; those whom the team knows are among the upper half.
      isVouchedFor: n < PEOPLE / 2 && n % Math.floor(PEOPLE / 2 / VOUCHED) === 3,
    })
  }
  const all = [...people.values()]
  const drawFamous = weightedIndex(zipf(PEOPLE, 0.7), random)
  for (const person of all) {
    const wanted = person.isVouchedFor ? TEAM_FOLLOWS : Math.min(MOST, FEWEST / (1 - random.next() * 0.93))
    for (let n = 0; n < wanted; n++) {
      const target = random.chance(0.7) ? all[drawFamous()] : random.pick(all)
      if (!target) continue
      follow(person, target)
      if (random.chance(RETURNED)) follow(target, person)
    }
  }
  return people
}
