const ITEM = '{"post":{"id":"'
/** Characters at the end of a page that have its cursor. */
const END = 200
/** An id has 16 digits at the most. */
const ID_LENGTH = 16

/** Where a page ends: the cursor of the next one, and the last post of this. */
export interface EndOfPage {
  cursor: string
  below: number
}

/** Finds it without parsing the page, which costs as much as playing three others; undefined where there is no next page. */
export function endOfPage(body: Buffer): EndOfPage | undefined {
  const cursor = /"nextCursor":"([^"]+)"/.exec(body.toString('latin1', Math.max(0, body.length - END)))?.[1]
  const at = body.lastIndexOf(ITEM)
  if (cursor === undefined || at < 0) return undefined
  const from = at + ITEM.length
  return { cursor, below: Number.parseInt(body.toString('latin1', from, from + ID_LENGTH), 10) }
}
