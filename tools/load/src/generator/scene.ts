import type { Aims, Op } from '../workloads/workload.ts'
import { skewed } from './draw.ts'
import { createKnowledge } from './knowledge.ts'
import type { Memory } from './knowledge.ts'
import type { Cast } from './messages.ts'

/** A request that somebody is about to send. */
export interface Act {
  op: Op
  service: 'feeds' | 'relations' | 'posts'
  request: string
  actor: Memory
  /** Of clicks. */
  targetId?: number
  /** Of a page from the middle on: the last post of the one before. */
  below?: number
  /** Of a page of one hashtag or author: which. */
  of?: string
}

/** A click that may follow from what was seen. */
interface Pair {
  actor: Memory
  targetId: number
}

/** Most that is remembered of what may follow: more would only be older. */
const REMEMBERED = 5_000

/** Who is there, and what may come next; players take turns, so that everybody comes once before anybody comes again. */
export function createScene(cast: Cast, random: () => number) {
  const knowledge = createKnowledge(cast)
  const { memories } = knowledge
  let turn = Math.floor(random() * memories.length)
  const anybody = () => memories[Math.floor(random() * memories.length)] as Memory
  const remember = <T>(list: T[], one: T) => {
    if (list.length < REMEMBERED) list.push(one)
  }
  const scene = {
    origins: cast.origins,
    /** Of the order that is played. */
    aims: {} as Aims,
    random,
    knowledge,
    anybody,
    nextReader: () => memories[turn++ % memories.length] as Memory,
    anyAuthor: () => cast.authors[skewed(cast.authors.length, random)] ?? 0,
    hashtag: (): string => cast.hashtags[scene.aims.oneHashtag ? 0 : skewed(cast.hashtags.length, random)] ?? '',
    anyLike(): Pair {
      const [targetId = 0] = cast.posts[cast.posts.length - 1 - skewed(cast.posts.length, random)] ?? []
      return { actor: anybody(), targetId }
    },
    /** Whom somebody follows next: one whom nobody has clicked on for them before, and not themselves. */
    anyFollow(): Pair {
      for (;;) {
        const actor = anybody()
        const targetId = scene.aims.person ?? cast.authors[skewed(cast.authors.length, random)] ?? 0
        if (targetId !== actor.player.id) return { actor, targetId }
      }
    },
    /** Walks that have come to the end of their first page. */
    walks: [] as { reader: Memory; cursor: string; below: number }[],
    seen: [] as Pair[],
    liked: [] as Pair[],
    followed: [] as Pair[],
    uploads: [...cast.uploads],
    remember,
  }
  return scene
}

export type Scene = ReturnType<typeof createScene>
