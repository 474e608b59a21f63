import type { Page } from '@matjip/contracts'
import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { PairState } from '@matjip/redis-keys'
import { readIntents } from '@matjip/relations'
import { ownListName, readPosition, writePosition } from '../lists/list-position.ts'
import type { Stores } from '../stores.ts'
import { readOwnList } from './own-list-store.ts'
import type { ListedKind } from './own-list-store.ts'
import type { Present } from './present-own.ts'

export interface OwnRequest {
  callerId: number
  limit: number
  cursor: string | undefined
}

/**
 * A page of the caller's own list of a kind, pending clicks included. @throws ProblemError invalid-cursor
 * @param present what the targets of a page look like; one that has gone this very moment is left out
 */
export async function readOwnPage<T extends object>(
  stores: Stores,
  kind: ListedKind,
  { callerId, limit, cursor }: OwnRequest,
  present: Present<T>,
): Promise<Page<T & { since: string }>> {
  const list = ownListName(callerId, kind)
  const clicks = isQueued(kind) ? await readIntents(stores.redis, callerId, kind) : new Map<number, PairState>()
  // One more than the limit tells whether there is a next page.
  const found = await readOwnList(stores.pool, kind, callerId, readPosition(list, cursor), limit + 1, clicks)
  const places = found.slice(0, limit)
  const shown = await present(
    stores,
    places.map(({ id }) => id),
    callerId,
  )
  const last = places.at(-1)
  return {
    items: places.flatMap(({ id, since }) => {
      const item = shown.get(id)
      return item ? [{ ...item, since: new Date(Math.floor(since / 1000)).toISOString() }] : []
    }),
    nextCursor: last !== undefined && found.length > limit ? writePosition(list, last) : null,
  }
}

/** Whether clicks of the kind take a while to get into the record. */
function isQueued(kind: ListedKind): kind is ListedKind & RelationKind {
  return kind in relationKinds
}
