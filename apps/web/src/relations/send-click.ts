import { client } from '../api/client.ts'
import type { RelationOperation } from '../api/types.ts'
import type { ClickTarget } from './click.ts'

/** Sends a click: a state, not a toggle, so that a repeat is harmless. Resolves with its operation once SQS has it. @throws ApiProblem */
export function sendClick({ kind, id }: ClickTarget, active: boolean): Promise<RelationOperation> {
  const method = active ? client.PUT : client.DELETE
  switch (kind) {
    case 'like':
      return method('/relations/likes/{postId}', { params: { path: { postId: id } } })
    case 'follow':
      return method('/relations/follows/{userId}', { params: { path: { userId: id } } })
    case 'hashtag':
      return method('/relations/hashtags/{hashtag}', { params: { path: { hashtag: id } } })
    case 'savePost':
      return method('/relations/saves/posts/{postId}', { params: { path: { postId: id } } })
    case 'saveRestaurant':
      return method('/relations/saves/restaurants/{restaurantId}', { params: { path: { restaurantId: id } } })
  }
}
