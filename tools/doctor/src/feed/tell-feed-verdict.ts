import type { HomeList } from './home-list.ts'
import type { PostFacts } from './post-facts.ts'

/** Only so many of a post's first hashtags bring it to those who follow one of them. */
const GATE_POSITIONS = 5

/** Whether somebody's home feed has a post, why, and where it comes from. */
export interface FeedVerdict {
  isShown: boolean
  /** The first sentence is the answer, the others are what it rests on. */
  words: string[]
  /** Something is not as it should be: the timeline lacks a post that it ought to have. */
  isWrong: boolean
}

export interface FeedCase {
  readerId: number
  postId: number
  facts: PostFacts | undefined
  /** The reader's own newest click on the author, where it is newer than the record's row. */
  click: { active: boolean } | undefined
  /** Likewise on hashtags, by name. */
  tagClicks: ReadonlyMap<string, boolean>
  list: HomeList | undefined
}

/** Answers "why is, or is not, this post in that home feed?", the way a read decides it. */
export function tellFeedVerdict(asked: FeedCase): FeedVerdict {
  const { facts, readerId } = asked
  if (!facts) return no('No: the post does not exist, or was deleted. Reads leave out what the record does not have.')
  const isOwn = facts.authorId === readerId
  const hidden = hiddenBecause(facts, isOwn)
  const reason = isOwn ? 'it is their own' : (followReason(asked, facts) ?? tagReason(asked, facts))
  const why = [...(reason ? [] : notFollowed(facts)), ...(hidden ? [hidden] : [])]
  if (!reason || hidden) return no(`No: ${why.join('; ')}.`, ...sourceOf(asked, facts).words)
  const source = sourceOf(asked, facts)
  return { isShown: true, words: [`Yes: ${reason}.`, ...source.words], isWrong: source.isWrong }
}

const no = (...words: string[]): FeedVerdict => ({ isShown: false, words, isWrong: false })

function hiddenBecause(facts: PostFacts, isOwn: boolean): string | undefined {
  if (facts.authorHasLeft) return 'its author has deleted the account'
  if (isOwn) return undefined
  if (facts.isBlocking) return 'the reader has blocked its author'
  if (facts.isBlockedBy) return 'its author has blocked the reader'
  return facts.isMuting ? 'the reader has muted its author' : undefined
}

function followReason({ click }: FeedCase, { follow }: PostFacts): string | undefined {
  if (click)
    return click.active ? 'the reader has just followed its author (the record does not know it yet)' : undefined
  return follow?.active ? 'the reader follows its author' : undefined
}

function tagReason({ tagClicks }: FeedCase, { hashtags, followedTags }: PostFacts): string | undefined {
  const followed = new Set(followedTags.map(({ name }) => name))
  const name = hashtags.slice(0, GATE_POSITIONS).find((tag) => tagClicks.get(tag) ?? followed.has(tag))
  if (name === undefined) return undefined
  return `the reader follows #${name} (at most two posts of an author on a page are there for a hashtag alone)`
}

function notFollowed({ follow, followedTags }: PostFacts): string[] {
  const late = followedTags.filter(({ position }) => position >= GATE_POSITIONS).map(({ name }) => `#${name}`)
  return [
    follow ? 'the reader has taken the follow of its author back' : 'the reader does not follow its author',
    late.length > 0
      ? `of its hashtags the reader follows ${late.join(', ')}, which stand behind the first ${GATE_POSITIONS}`
      : 'nor any of its hashtags',
  ]
}

/** Where a read finds the post. */
function sourceOf({ postId, list, click }: FeedCase, facts: PostFacts): { words: string[]; isWrong: boolean } {
  const fine = (...words: string[]) => ({ words, isWrong: false })
  const waiting = facts.waitingEvents > 0 ? [`${facts.waitingEvents} events of the post wait in the outbox.`] : []
  if (!list) return fine('The reader has no timeline in Redis: the next read is answered from Postgres and builds one.')
  if (list.isRebuilding) return fine('The timeline is being built at this moment: reads are answered from Postgres.')
  if (!list.isTrusted)
    return fine(
      `The timeline was built under epoch ${list.epoch}, Redis is at ${list.epochNow}: reads are answered from Postgres and build it again.`,
    )
  const place = list.postIds.indexOf(postId)
  if (place >= 0) return fine(`The timeline has it, at place ${place + 1} of ${list.postIds.length}.`)
  if (postId < list.floor) return fine(`It is below the timeline's floor (${list.floor}): reads find it in Postgres.`)
  const { pulled } = facts
  if (pulled && postId >= pulled.sinceId && (pulled.untilId === null || postId < pulled.untilId))
    return fine(`Its author has so many followers that the post is pulled by readers (since ${pulled.sinceId}).`)
  if (click?.active) return fine('The follow is not in the record yet: until then reads pull the author.')
  if (!facts.follow?.active) return fine('It is there for a hashtag: those are merged when somebody reads.')
  return {
    words: [
      'The timeline lacks it although it reaches further down: its fan-out is under way, or something is wrong.',
      ...waiting,
    ],
    isWrong: facts.waitingEvents === 0,
  }
}
