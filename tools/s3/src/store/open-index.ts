import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Buckets and the names of objects, in an SQLite file of Node's own SQLite: a change is either there or not after a
 * `kill -9`, and nothing has to be read at start. Keys are bytes, because S3 lists them in the order of their UTF-8.
 */
export function openIndex(folder: string): DatabaseSync {
  const db = new DatabaseSync(join(folder, 'index.sqlite'))
  db.exec(`
    pragma journal_mode = wal;
    -- A commit outlives our own death at once. The machine's it outlives a moment later: to wait for the disk here would hold
    -- up every other request, 0.8 ms each on an idle disk and 10 on a busy one.
    pragma synchronous = normal;
    create table if not exists buckets (
      name text primary key, created_at integer not null, cors text, policy text, lifecycle text
    ) without rowid;
    create table if not exists objects (
      bucket text not null references buckets, key blob not null, blob text not null, size integer not null,
      etag text not null, modified_at integer not null, details text not null, primary key (bucket, key)
    ) without rowid;
    create unique index if not exists objects_blob on objects (blob);
  `)
  return db
}
