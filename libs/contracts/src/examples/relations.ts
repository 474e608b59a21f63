import type { CommittedRelation, RelationOperation, RelationState } from '../relation.ts'
import { mina } from './people.ts'
import { post } from './posts.ts'
import { restaurantSummary } from './restaurants.ts'

export const relationOperation: RelationOperation = {
  id: 'Zm9sbG93OjQ4MTIyMzkwMDIwMDk2OjQ4MTIyMzkwMDE2MDAw',
  kind: 'hashtag',
  target: '마라탕',
  active: true,
  status: 'persisted',
  acceptedAt: '2026-11-23T03:12:45.123Z',
  appliedAt: '2026-11-23T03:12:45.158Z',
  persistedAt: '2026-11-23T03:12:45.423Z',
  version: 1795403565123000,
  effect: 'changed',
}

export const committedRelation: CommittedRelation = {
  kind: 'block',
  target: mina.id,
  active: true,
  version: 1795403565123000,
}

export const relationState: RelationState = {
  users: [{ id: mina.id, following: true, followPending: false, blocking: false, muting: false }],
  posts: [{ id: post.id, liked: true, likePending: true, saved: false, savePending: false }],
  hashtags: [{ hashtag: '마라탕', following: true, followPending: false }],
  restaurants: [{ id: restaurantSummary.id, saved: true, savePending: false }],
}
