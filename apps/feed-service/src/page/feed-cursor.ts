import { decodeCursor, encodeCursor, ProblemError } from '@matjip/contracts'

/** Above every id: where a timeline begins. */
export const NEWEST = Number.MAX_SAFE_INTEGER

/** The names to which cursors are bound: a cursor of another feed, hashtag, user, place or caller is refused. */
export const feedLists = {
  home: (callerId: number) => `feed/home/${callerId}`,
  hashtag: (hashtag: string) => `feed/hashtags/${hashtag}`,
  user: (userId: number) => `feed/users/${userId}`,
  restaurant: (restaurantId: number) => `feed/restaurants/${restaurantId}`,
  nearby: ({ lat, lng, radiusM, hashtag }: { lat: number; lng: number; radiusM: number; hashtag: string | null }) =>
    `feed/nearby?${lat},${lng},${radiusM},${hashtag ?? ''}`,
}

/** The cursor after an examined post. */
export function writePosition(list: string, lastExaminedId: number): string {
  return encodeCursor(list, [lastExaminedId])
}

/**
 * The id below which the next page begins.
 * @throws ProblemError invalid-cursor
 */
export function readPosition(list: string, cursor: string | undefined): number {
  if (cursor === undefined) return NEWEST
  const [position] = decodeCursor(list, cursor, 1)
  // The checksum is no secret: what is forged must still be an id, or Postgres would refuse it as an error of ours.
  if (!Number.isSafeInteger(position) || position === undefined || position < 1) {
    throw new ProblemError('invalid-cursor')
  }
  return position
}
