import type { RelationKind } from '@matjip/contracts'
import type { ViewerRelation, ViewerState, ViewerTargets } from '@matjip/relations'

const LISTS = {
  follow: 'users',
  like: 'posts',
  savePost: 'savedPosts',
  hashtag: 'hashtags',
  saveRestaurant: 'savedRestaurants',
} as const satisfies Record<RelationKind, keyof ViewerState>

interface Target {
  kind: RelationKind
  targetId: number
}

/** The question about the viewer's relations to some targets. */
export function askedOf(targets: readonly Target[]): Required<ViewerTargets> {
  const idsOf = (...kinds: RelationKind[]) => [
    ...new Set(targets.filter(({ kind }) => kinds.includes(kind)).map(({ targetId }) => targetId)),
  ]
  return {
    userIds: idsOf('follow'),
    postIds: idsOf('like', 'savePost'),
    hashtagKeys: idsOf('hashtag'),
    restaurantIds: idsOf('saveRestaurant'),
  }
}

/** What the answer says about one of them; undefined where there never was a relation. */
export function shownOf(state: ViewerState, kind: RelationKind, targetId: number): ViewerRelation | undefined {
  return state[LISTS[kind]].get(targetId)
}
