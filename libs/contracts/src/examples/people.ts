import type { AccountDeletion, User, UserPage, UserPatch, UserSummary } from '../user.ts'

export const mina: UserSummary = { id: '48122390016000', handle: 'mina', displayName: '미나' }
export const junho: UserSummary = { id: '48122390020096', handle: 'junho', displayName: '준호' }

export const user: User = {
  ...mina,
  bio: '성수동 국밥 탐험가',
  counts: { followers: 128, following: 64, posts: 31 },
  viewer: { following: true, followPending: false, followedBy: false, blocking: false, muting: false },
  createdAt: '2026-09-01T02:10:00.000Z',
}

export const userPatch: UserPatch = { displayName: '미나', bio: '성수동 국밥 탐험가' }

export const accountDeletion: AccountDeletion = { deletedAt: '2026-11-23T03:12:45.123Z' }

export const userPage: UserPage = {
  items: [{ user: junho, since: '2026-11-20T09:30:00.000Z' }],
  nextCursor: null,
}
