import type { Database } from '@matjip/db-schema'
import { ProblemError, decodeKeyset } from '@matjip/contracts'
import { LRUCache } from 'lru-cache'
import { readNewestSnapshot, readSnapshot } from './read-snapshot.ts'
import type { SnapshotPlace } from './read-snapshot.ts'
import type { Snapshot } from './snapshot.ts'

/** Milliseconds that a process goes on with what it knows of a list: refreshes are minutes apart. */
export const SNAPSHOT_MS = 1_000
/** Lists and snapshots that a process remembers, at about 30 KB: those of all slots and the areas that are read. */
const REMEMBERED = 200

/** Snapshots of ranked lists, as this process knows them. */
export interface KeptSnapshots {
  /** The snapshot of a walk that goes on, or the newest for one that begins. @throws ProblemError invalid-cursor, also for a walk that has rested so long that its snapshot is gone */
  place(list: string, cursor: string | undefined): Promise<SnapshotPlace>
}

/** @param ms how long one is kept; 0: each is asked for again */
export function createKeptSnapshots(pool: Database['pool'], ms: number): KeptSnapshots {
  const kept = new LRUCache<string, Promise<Snapshot | null>>({ max: REMEMBERED })
  /** One statement for all who ask at once. */
  const once = (name: string, read: () => Promise<Snapshot | null>) => {
    const known = kept.get(name)
    if (known) return known
    const reading = read()
    if (ms === 0) return reading
    kept.set(name, reading, { ttl: ms })
    // A failure is not kept.
    reading.catch(() => kept.get(name) === reading && kept.delete(name))
    return reading
  }
  return {
    async place(list, cursor) {
      if (cursor === undefined) {
        return { snapshot: await once(list, () => readNewestSnapshot(pool, list)), position: 0 }
      }
      const [id = 0, position = 0] = decodeKeyset(list, cursor, 2)
      const snapshot = await once(`${id} ${list}`, () => readSnapshot(pool, list, id))
      if (!snapshot || position < 0) throw new ProblemError('invalid-cursor')
      return { snapshot, position }
    },
  }
}
