import type { RelationKind } from '@matjip/contracts'
import { intentField } from '@matjip/redis-keys'
import type { Intents, PairState, Target } from '@matjip/redis-keys'
import { readRows } from '../read-rows.ts'
import type { ViewerRelation } from '../read-viewer-state.ts'
import type { RelationStores } from '../relation-stores.ts'
import { has } from './id-set.ts'
import { OFF, ON } from './resolve-clicks.ts'
import type { ClickResolver } from './resolve-clicks.ts'
import type { ViewerEntry } from './viewer-entry.ts'

/** What a viewer's relations are, as the entry and the newest clicks have them. */
export interface Viewer {
  follows(authorId: number): boolean
  /** Whether one of the two blocks the other. */
  hides(authorId: number): boolean
  mutes(authorId: number): boolean
  /** Keys of the hashtags that the viewer follows. */
  hashtags(): number[]
  /** Follows and unfollows of the last minutes, the newest of each person. */
  followClicks(): ReadonlyMap<number, PairState>
  /** The viewer's own posts, newest first, all from the id `from` on; 0: all there are. */
  ownPosts(): { postIds: number[]; from: number }
  /**
   * The active ones of `like`, `savePost` and `follow` (1, 2, 4) to a post and its author, where none of them is pending for
   * sure: the entry has all of them, and the viewer has not clicked lately. undefined where `relations` has to be asked.
   */
  plain(postId: number, authorId: number): number | undefined
  /** Relations to these targets, in their order: no statement, unless the viewer has clicked on one in the last moments. */
  relations(targets: readonly Target[]): Promise<ViewerRelation[]>
}

/** A viewer of an entry and of the clicks since; those on people and hashtags are resolved at once, others where they are asked for. */
export async function viewerOf(
  pool: RelationStores['pool'],
  resolve: ClickResolver,
  viewerId: number,
  entry: ViewerEntry,
  clicks: Intents['clicks'],
): Promise<Viewer> {
  const clicked = (kind: RelationKind) => clicksOf(clicks, kind)
  const early = clicks.size === 0 ? [] : [...clicked('follow'), ...clicked('hashtag')]
  const resolved = early.length === 0 ? new Map<string, ViewerRelation>() : await resolve(viewerId, early)
  const inEntry = {
    follow: (id: number) => has(entry.following, id),
    hashtag: (id: number) => has(entry.hashtags, id),
    like: (id: number) => has(entry.liked, id),
    savePost: (id: number) => has(entry.saved, id),
  }
  const isKnown = ({ kind, targetId }: Target) =>
    kind === 'like' ? targetId >= entry.likedFrom : kind === 'savePost' ? targetId >= entry.savedFrom : kind in inEntry
  const ofEntry = ({ kind, targetId }: Target) => (inEntry[kind as keyof typeof inEntry](targetId) ? ON : OFF)
  return {
    follows: (id) => resolved.get(intentField('follow', id))?.active ?? has(entry.following, id),
    hides: (id) => has(entry.hidden, id),
    mutes: (id) => has(entry.muted, id),
    plain(postId, authorId) {
      if (clicks.size > 0 || postId < entry.likedFrom || postId < entry.savedFrom) return undefined
      return (
        (has(entry.liked, postId) ? 1 : 0) +
        (has(entry.saved, postId) ? 2 : 0) +
        (has(entry.following, authorId) ? 4 : 0)
      )
    },
    hashtags() {
      const keys = new Set(entry.hashtags)
      for (const [{ targetId }] of clicked('hashtag')) {
        if (resolved.get(intentField('hashtag', targetId))?.active) keys.add(targetId)
        else keys.delete(targetId)
      }
      return [...keys]
    },
    followClicks: () => new Map(clicked('follow').map(([{ targetId }, click]) => [targetId, click])),
    ownPosts: () => ({ postIds: [...entry.own].reverse(), from: entry.ownFrom }),
    async relations(targets) {
      const late: [Target, PairState][] = []
      const unknown: Target[] = []
      for (const target of targets) {
        const field = intentField(target.kind, target.targetId)
        const click = clicks.size === 0 ? undefined : clicks.get(field)
        if (click) {
          if (!resolved.has(field)) late.push([target, click])
        } else if (!isKnown(target)) unknown.push(target)
      }
      const [now, rows] = await Promise.all([
        late.length === 0 ? resolved : resolve(viewerId, late),
        unknown.length === 0 ? [] : readRows(pool, viewerId, unknown),
      ])
      const rowOf = new Map(
        unknown.map(({ kind, targetId }, index) => [intentField(kind, targetId), rows[index]?.active ? ON : OFF]),
      )
      return targets.map((target) => {
        if (clicks.size === 0 && unknown.length === 0) return ofEntry(target)
        const field = intentField(target.kind, target.targetId)
        return resolved.get(field) ?? now.get(field) ?? rowOf.get(field) ?? ofEntry(target)
      })
    },
  }
}

function clicksOf(clicks: Intents['clicks'], kind: RelationKind): [Target, PairState][] {
  const found: [Target, PairState][] = []
  for (const [field, click] of clicks) {
    if (!field.startsWith(`${kind}:`)) continue
    found.push([{ kind, targetId: Number(field.slice(kind.length + 1)) }, click])
  }
  return found
}
