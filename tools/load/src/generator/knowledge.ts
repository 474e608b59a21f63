import type { Cast, Player } from './messages.ts'

/** A click of a player on a target: the newest one. */
export interface OwnClick {
  active: boolean
  /** Milliseconds of `performance.now()`; undefined while it is under way or where it was not accepted. */
  acceptedAt: number | undefined
  /** Whether it is known to be the newest: not where one of the same pair was still under way, or never answered, when it began. */
  isSure: boolean
}

/** What a player has done so far, as far as their pages must show it. */
export interface Memory {
  player: Player
  follows: ReadonlySet<number>
  /** By target; users and posts have no ids in common. */
  clicks: Map<number, OwnClick>
  /** Posts of their own, with when their 201 was here. */
  posts: { id: number; acceptedAt: number }[]
}

/** What the generator knows of everybody: what was there before, and what it has itself sent. */
export function createKnowledge(cast: Cast) {
  const memories = cast.players.map((player): Memory => ({
    player,
    follows: new Set(player.follows),
    clicks: new Map(),
    posts: [],
  }))
  /** A player's newest post of those that were there before. */
  const newestOf = new Map<number, number>()
  for (const [id, authorId] of cast.posts) newestOf.set(authorId, Math.max(id, newestOf.get(authorId) ?? 0))
  return {
    memories,
    memoryOf: new Map(memories.map((memory) => [memory.player.id, memory])),
    newestOf,
  }
}

export type Knowledge = ReturnType<typeof createKnowledge>

/** Whether a player's own relation must, must not, or may show on a page that was asked for at a moment. */
export function mustShow(memory: Memory, targetId: number, before: boolean, askedAt: number): boolean | undefined {
  const click = memory.clicks.get(targetId)
  if (click === undefined) return before
  return click.acceptedAt !== undefined && click.acceptedAt < askedAt ? click.active : undefined
}
