import type { DatabaseSync } from 'node:sqlite'

export interface ListOrder {
  prefix: string
  /** Empty where nothing is to be rolled up. */
  delimiter: string
  /** Only keys, and prefixes, after this one. */
  after: string
  max: number
}

export interface ListedObject {
  key: string
  size: number
  etag: string
  modifiedAt: Date
}

export interface Listing {
  objects: ListedObject[]
  commonPrefixes: string[]
  /** Where the next page starts after; undefined on the last one. */
  next?: string
}

interface Row {
  key: Uint8Array
  size: number
  etag: string
  modified_at: number
}

/** Lists keys in the order of their bytes. What is rolled up into a prefix is skipped by the index, not read. */
export function createListing(db: DatabaseSync): (bucket: string, order: ListOrder) => Listing {
  const from = db.prepare(
    'select key, size, etag, modified_at from objects where bucket = ? and key >= ? and key < ? order by key limit 1',
  )
  return (bucket, { prefix, delimiter, after, max }) => {
    const listing: Listing = { objects: [], commonPrefixes: [] }
    const end = afterAllWith(Buffer.from(prefix))
    let cursor = later(Buffer.from(prefix), afterToken(after, prefix, delimiter))
    let last = ''
    for (;;) {
      const row = from.get(bucket, cursor, end) as unknown as Row | undefined
      if (!row) return listing
      if (listing.objects.length + listing.commonPrefixes.length === max)
        return max ? { ...listing, next: last } : listing
      const key = Buffer.from(row.key).toString()
      const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1
      if (cut === -1) {
        listing.objects.push({ key, size: row.size, etag: row.etag, modifiedAt: new Date(row.modified_at) })
        cursor = justAfter(Buffer.from(row.key))
        last = key
      } else {
        last = key.slice(0, cut + delimiter.length)
        listing.commonPrefixes.push(last)
        cursor = afterAllWith(Buffer.from(last))
      }
    }
  }
}

/** The first key to look at when going on after `after`; a common prefix is gone past with all that it stands for. */
function afterToken(after: string, prefix: string, delimiter: string): Buffer {
  if (!after) return Buffer.of()
  const isRolledUp = delimiter !== '' && after.startsWith(prefix) && after.endsWith(delimiter)
  return isRolledUp ? afterAllWith(Buffer.from(after)) : justAfter(Buffer.from(after))
}

function justAfter(key: Buffer): Buffer {
  return Buffer.concat([key, Buffer.of(0)])
}

/** Above every key that starts with these bytes. No UTF-8 holds 0xff, so the last byte can always grow. */
function afterAllWith(start: Buffer): Buffer {
  const end = start.length === 0 ? Buffer.of(0xff) : Buffer.from(start)
  const last = end.length - 1
  if (start.length > 0) end[last] = (end[last] ?? 0) + 1
  return end
}

function later(one: Buffer, other: Buffer): Buffer {
  return Buffer.compare(one, other) >= 0 ? one : other
}
