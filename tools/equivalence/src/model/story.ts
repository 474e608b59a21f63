import { createFact } from './fact.ts'
import type { Fact } from './fact.ts'

/** A post of one schedule: from the moment that its creation was begun. */
export interface StoryPost {
  /** Known once it was answered. */
  id: number | undefined
  authorId: number
  /** The word in its text by which it is told from every other. */
  mark: string
  /** Its author has begun to delete it: they edit it no more. */
  isGivenUp: boolean
  /** For its author: from the answer on. */
  isThere: Fact<boolean>
  /** For everybody else: from the moment that its event has been dealt with. */
  isOut: Fact<boolean>
  /** Hashtags in their order, as others see them. */
  hashtags: Fact<readonly string[]>
  /** Versions, as the author sees them. */
  version: Fact<number>
}

/** Everything that is known about one schedule's people, posts and relations, over time. */
export interface Story {
  readonly posts: StoryPost[]
  follow(actorId: number, targetId: number): Fact<boolean>
  followTag(actorId: number, hashtag: string): Fact<boolean>
  block(actorId: number, targetId: number): Fact<boolean>
  mute(actorId: number, targetId: number): Fact<boolean>
}

export function createStory(): Story {
  const facts = new Map<string, Fact<boolean>>()
  const fact = (kind: string) => (actorId: number, target: number | string) => {
    const name = `${kind} ${actorId} ${target}`
    const known = facts.get(name) ?? createFact(false)
    facts.set(name, known)
    return known
  }
  return { posts: [], follow: fact('follow'), followTag: fact('tag'), block: fact('block'), mute: fact('mute') }
}

export function createStoryPost(authorId: number, mark: string): StoryPost {
  return {
    id: undefined,
    authorId,
    mark,
    isGivenUp: false,
    isThere: createFact(false),
    isOut: createFact(false),
    hashtags: createFact<readonly string[]>([]),
    version: createFact(1),
  }
}

/** What an event is called in the log of events that were dealt with. */
export function eventName({ type, postId, version }: { type: string; postId: number; version: number }): string {
  return `${type} ${postId} ${version}`
}
