import type { ServerResponse } from 'node:http'

/**
 * Characters of answers that wait in this process for somebody to read them, at most; one is one to three bytes. What the kernel
 * takes whole, some megabytes of each connection, is not among them. As much as sixty of the longest pages.
 */
const MOST_LENGTH = 32 * 1024 * 1024

/** Closes the connections of the oldest answers that nobody reads, until the others are no more than so many characters. */
export function closeBeyond(unread: readonly ServerResponse[], mostLength = MOST_LENGTH): void {
  let length = 0
  // From the newest: what comes on top of those is older.
  for (const response of unread.toReversed()) {
    length += response.writableLength
    if (length > mostLength) response.destroy()
  }
}
