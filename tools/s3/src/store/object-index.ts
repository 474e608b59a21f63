import type { DatabaseSync } from 'node:sqlite'
import type { ObjectDetails, StoredObject } from './stored-object.ts'

interface Row {
  blob: string
  size: number
  etag: string
  modified_at: number
  details: string
}

/** The objects of all buckets by name. Every function is one step: between a check and its change nobody else comes. */
export interface ObjectIndex {
  find(bucket: string, key: string): StoredObject | undefined
  /**
   * Puts an object in the place of whatever has its name.
   * @param check told what is there now; throws where the object must not be put
   * @returns the blob that nothing refers to any more
   */
  put(bucket: string, key: string, object: StoredObject, check: (now?: StoredObject) => void): string | undefined
  /** @returns the blob that nothing refers to any more */
  remove(bucket: string, key: string): string | undefined
  retag(bucket: string, key: string, tags: Record<string, string>): boolean
  hasBlob(name: string): boolean
}

export function createObjectIndex(db: DatabaseSync): ObjectIndex {
  const select = db.prepare('select blob, size, etag, modified_at, details from objects where bucket = ? and key = ?')
  const upsert = db.prepare('insert or replace into objects values (?, ?, ?, ?, ?, ?, ?)')
  const remove = db.prepare('delete from objects where bucket = ? and key = ? returning blob')
  const update = db.prepare('update objects set details = ? where bucket = ? and key = ?')
  const byBlob = db.prepare('select 1 from objects where blob = ?')

  const find = (bucket: string, key: string): StoredObject | undefined => {
    const row = select.get(bucket, Buffer.from(key)) as Row | undefined
    return row && fromRow(row)
  }
  return {
    find,
    put: (bucket, key, object, check) => {
      // No await in here, and one process to a folder: the check still holds when the row is written.
      const before = find(bucket, key)
      check(before)
      const { blob, size, etag, modifiedAt } = object
      upsert.run(bucket, Buffer.from(key), blob, size, etag, modifiedAt.getTime(), toDetails(object))
      return before?.blob
    },
    remove: (bucket, key) => (remove.get(bucket, Buffer.from(key)) as Row | undefined)?.blob,
    retag: (bucket, key, tags) => {
      const object = find(bucket, key)
      if (object) update.run(toDetails({ ...object, tags }), bucket, Buffer.from(key))
      return object !== undefined
    },
    hasBlob: (name) => byBlob.get(name) !== undefined,
  }
}

function toDetails({ headers, metadata, checksums, tags }: ObjectDetails): string {
  return JSON.stringify({ headers, metadata, checksums, tags } satisfies ObjectDetails)
}

function fromRow({ blob, size, etag, modified_at, details }: Row): StoredObject {
  return { blob, size, etag, modifiedAt: new Date(modified_at), ...(JSON.parse(details) as ObjectDetails) }
}
