import { intentsReading, viewerHeadReading } from '@matjip/redis-keys'
import type { Reading } from '@matjip/redis-keys'
import { createEntryLoader } from './load-entries.ts'
import { createClickResolver } from './resolve-clicks.ts'
import type { ViewerParts, ViewerStores } from './viewer-stores.ts'
import { viewerOf } from './viewer.ts'
import type { Viewer } from './viewer.ts'

export interface Viewers {
  /** What a request reads of its viewer, to be read together with other things. */
  reading(viewerId: number): Reading<ViewerParts>
  /** The viewer; null where the record has to be asked instead: Redis is away, or nothing cached may be believed. */
  open(viewerId: number, parts: ViewerParts | undefined): Promise<Viewer | null>
}

/** Viewers by what is kept of them and what they have clicked since. */
export function createViewers(stores: ViewerStores): Viewers {
  const { epoch, pool } = stores
  const entryOf = createEntryLoader(stores)
  const resolve = createClickResolver(stores)
  return {
    reading(viewerId) {
      const head = viewerHeadReading(epoch, viewerId)
      const intents = intentsReading(viewerId, Date.now())
      return {
        commands: [...head.commands, ...intents.commands],
        take: ([first, second]) => ({ head: head.take([first]), intents: intents.take([second]) }),
      }
    },

    async open(viewerId, parts) {
      const entry = parts && (await entryOf(viewerId, parts))
      return entry ? viewerOf(pool, resolve, viewerId, entry, parts.intents.clicks) : null
    },
  }
}
