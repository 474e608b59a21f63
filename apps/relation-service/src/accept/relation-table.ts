import type { RelationKind } from '@matjip/contracts'

/** What the public API says about one kind of relation. A new kind is a new row; the routes are made from the table. */
export interface RelationRow {
  kind: RelationKind
  /** Path segment under `/relations`. */
  path: string
  /** Name of the path parameter, and what it stands for. */
  param: string
  target: string
  /** A relation from a user to a user: to oneself it makes no sense. */
  betweenUsers: boolean
  put: { operationId: string; summary: string }
  delete: { operationId: string; summary: string }
}

export const relationTable: readonly RelationRow[] = [
  {
    kind: 'follow',
    path: 'follows',
    param: 'userId',
    target: 'The user to follow.',
    betweenUsers: true,
    put: { operationId: 'followUser', summary: 'Follow a user (팔로우)' },
    delete: { operationId: 'unfollowUser', summary: 'Stop following a user (언팔로우)' },
  },
  {
    kind: 'like',
    path: 'likes',
    param: 'postId',
    target: 'The post to like.',
    betweenUsers: false,
    put: { operationId: 'likePost', summary: 'Like a post (좋아요)' },
    delete: { operationId: 'unlikePost', summary: 'Take a like back (좋아요 취소)' },
  },
]
