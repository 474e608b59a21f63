import type { ServerResponse } from 'node:http'

/**
 * What waits in this process for somebody to read it, at most: bytes of pages, which are made as bytes, and characters of other
 * answers, one to three bytes each. What the kernel takes whole, some megabytes of each connection, is not among it. As much as
 * twenty of the longest pages; until the next look as many more as there are places.
 */
const MOST_LENGTH = 32 * 1024 * 1024

/** Closes the connections of the oldest answers that nobody reads, until the others are no longer than that. */
export function closeBeyond(unread: readonly ServerResponse[], mostLength = MOST_LENGTH): void {
  let length = 0
  // From the newest: what comes on top of those is older.
  for (const response of unread.toReversed()) {
    length += response.writableLength
    if (length > mostLength) response.destroy()
  }
}
