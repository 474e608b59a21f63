import type { DatabaseSync } from 'node:sqlite'

/** What a bucket can be told once and keeps. */
export type BucketSetting = 'cors' | 'policy' | 'lifecycle'

export interface Bucket {
  name: string
  createdAt: Date
  /** As the client wrote them: a document of XML, or of JSON for the policy. */
  settings: Record<BucketSetting, string | null>
}

export interface BucketIndex {
  all(): Bucket[]
  find(name: string): Bucket | undefined
  /** @returns false where it exists */
  create(name: string): boolean
  isEmpty(name: string): boolean
  remove(name: string): void
  set(name: string, setting: BucketSetting, document: string | null): void
}

interface Row extends Record<BucketSetting, string | null> {
  name: string
  created_at: number
}

export function createBucketIndex(db: DatabaseSync): BucketIndex {
  const all = db.prepare('select * from buckets order by name')
  const one = db.prepare('select * from buckets where name = ?')
  const insert = db.prepare('insert or ignore into buckets (name, created_at) values (?, ?)')
  const remove = db.prepare('delete from buckets where name = ?')
  const first = db.prepare('select 1 from objects where bucket = ? limit 1')
  const settings = {
    cors: db.prepare('update buckets set cors = ? where name = ?'),
    policy: db.prepare('update buckets set policy = ? where name = ?'),
    lifecycle: db.prepare('update buckets set lifecycle = ? where name = ?'),
  }
  return {
    all: () => (all.all() as unknown as Row[]).map(fromRow),
    find: (name) => {
      const row = one.get(name) as unknown as Row | undefined
      return row && fromRow(row)
    },
    create: (name) => insert.run(name, Date.now()).changes === 1,
    isEmpty: (name) => first.get(name) === undefined,
    remove: (name) => void remove.run(name),
    set: (name, setting, document) => void settings[setting].run(document, name),
  }
}

function fromRow({ name, created_at, cors, policy, lifecycle }: Row): Bucket {
  return { name, createdAt: new Date(created_at), settings: { cors, policy, lifecycle } }
}
