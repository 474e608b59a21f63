import { lunchOf } from './clock.ts'
import type { Person } from './people.ts'
import type { ModelPost } from './posts.ts'
import type { Random } from './random.ts'
import { weightedIndex } from './random.ts'

/** A hashtag that has been around, and is everywhere this lunch: a dish that was on television last night. */
export const REAL_RISER = '마라탕'
/** One that nobody wrote before today. */
export const NEW_RISER = '두쫀쿠'

/** Of about 700 people who post at lunch; ten times as many as usual. */
const REAL_AUTHORS = 40
const NEW_AUTHORS = 25
/** Uses of the real riser at lunch on an ordinary day. */
const USUAL = 4

/** Its uses on the days before, and its rise on the judged one: drawn from all people by how much they post, newcomers too. */
export function riserPosts(tag: string, people: Person[], weekday: number, random: Random): ModelPost[] {
  const drawAuthor = weightedIndex(
    people.map(({ activity }) => activity),
    random,
  )
  const author = () => people[drawAuthor()] ?? random.pick(people)
  const posts: ModelPost[] = []
  const lunch = lunchOf(weekday)
  const post = (daysBack: number) => {
    const at = lunch.from + random.next() * (lunch.to - lunch.from) - daysBack * 86_400_000
    posts.push({ authorId: author().id, at, hashtags: [tag, `태그${random.below(30)}`] })
  }
  if (tag === REAL_RISER) for (let day = 1; day <= 7; day++) for (let n = random.poisson(USUAL); n > 0; n--) post(day)
  for (let n = 0; n < (tag === REAL_RISER ? REAL_AUTHORS : NEW_AUTHORS); n++) post(0)
  return posts
}
