import type { RelationKind } from '@matjip/contracts'

/** What the public API says about one kind of relation: a new kind is a new row, beside the one in `kindTable`. The routes are made from it. */
export interface RelationRow<Kind = RelationKind> {
  kind: Kind
  /** Path segment under `/relations`. */
  path: string
  /** Name of the path parameter, and what it stands for. */
  param: string
  target: string
  put: { operationId: string; summary: string }
  delete: { operationId: string; summary: string }
}

export const relationTable: readonly RelationRow[] = [
  {
    kind: 'follow',
    path: 'follows',
    param: 'userId',
    target: 'The user to follow.',
    put: { operationId: 'followUser', summary: 'Follow a user (팔로우)' },
    delete: { operationId: 'unfollowUser', summary: 'Stop following a user (언팔로우)' },
  },
  {
    kind: 'like',
    path: 'likes',
    param: 'postId',
    target: 'The post to like.',
    put: { operationId: 'likePost', summary: 'Like a post (좋아요)' },
    delete: { operationId: 'unlikePost', summary: 'Take a like back (좋아요 취소)' },
  },
  {
    kind: 'hashtag',
    path: 'hashtags',
    param: 'hashtag',
    target: 'The hashtag to follow',
    put: { operationId: 'followHashtag', summary: 'Follow a hashtag (해시태그 팔로우)' },
    delete: { operationId: 'unfollowHashtag', summary: 'Stop following a hashtag (해시태그 언팔로우)' },
  },
  {
    kind: 'savePost',
    path: 'saves/posts',
    param: 'postId',
    target: 'The post to save.',
    put: { operationId: 'savePost', summary: 'Save a post (게시물 저장)' },
    delete: { operationId: 'unsavePost', summary: 'Stop saving a post (게시물 저장 취소)' },
  },
  {
    kind: 'saveRestaurant',
    path: 'saves/restaurants',
    param: 'restaurantId',
    target: 'The restaurant to save.',
    put: { operationId: 'saveRestaurant', summary: 'Save a restaurant (가고 싶어요)' },
    delete: { operationId: 'unsaveRestaurant', summary: 'Stop saving a restaurant (가고 싶어요 취소)' },
  },
]
