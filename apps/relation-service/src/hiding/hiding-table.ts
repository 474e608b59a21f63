import type { CommittedKind } from '@matjip/contracts'

/** What the public API says about one kind of relation that is committed in the request. The routes are made from the table. */
export interface HidingRow {
  kind: CommittedKind
  /** Path segment under `/relations`. */
  path: string
  target: string
  put: { operationId: string; summary: string }
  delete: { operationId: string; summary: string }
  list: { operationId: string; summary: string }
  /** What it does, for the reader of the document. */
  meaning: string
}

export const hidingTable: readonly HidingRow[] = [
  {
    kind: 'block',
    path: 'blocks',
    target: 'The user to block.',
    put: { operationId: 'blockUser', summary: 'Block a user (차단)' },
    delete: { operationId: 'unblockUser', summary: 'Take a block back (차단 해제)' },
    list: { operationId: 'listBlocks', summary: 'List whom I block (차단 목록)' },
    meaning:
      'Neither sees the other any more: no posts, in feeds or by id, no profile, not in lists of people or likes; only the names ' +
      'are left for the one who blocked. Follows between the two end, and new follows, likes and saves fail (`blocked`). ' +
      'Nobody is told. Taking it back shows both again; follows do not come back.',
  },
  {
    kind: 'mute',
    path: 'mutes',
    target: 'The user to mute.',
    put: { operationId: 'muteUser', summary: 'Mute a user (뮤트)' },
    delete: { operationId: 'unmuteUser', summary: 'Take a mute back (뮤트 해제)' },
    list: { operationId: 'listMutes', summary: 'List whom I mute (뮤트 목록)' },
    meaning:
      "The caller's home and hashtag timelines leave this user out. Profile, own timeline and single posts still show, and the " +
      'other way nothing changes. Nobody is told.',
  },
]
