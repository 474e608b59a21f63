import { NO_OWN_WRITES, ownWritesReading, readTogether, unlessRedisAway } from '@matjip/redis-keys'
import type { Fragment, OwnWrites, Reading } from '@matjip/redis-keys'
import { createViewers, holdLease } from '@matjip/relations'
import type { RelationStores, Viewer, ViewerParts } from '@matjip/relations'
import { createCountCache } from '../counts/count-cache.ts'
import type { ChangedPosts } from '../fragments/changed-posts.ts'
import { createFragmentCache } from '../fragments/fragment-cache.ts'
import type { FragmentDeps } from '../fragments/fragment-cache.ts'
import { seeByEntry, seeByRecord } from './see-posts.ts'
import type { ReadyPost } from './ready-post.ts'

export type PostReaderDeps = FragmentDeps & Pick<RelationStores, 'shards'>

/** What a request reads of its viewer before all else. */
export interface ViewerBeginning {
  own: OwnWrites
  /** undefined where Redis is away. */
  parts: ViewerParts | undefined
}

export interface PostReader {
  /** What this process has heard of changed posts. */
  changes: ChangedPosts
  /**
   * Begins a request: what is known of the viewer is read once for all posts that the request shows.
   * @param viewerId whose relations are shown, and from whom posts may be hidden; null for an anonymous reader
   */
  open(viewerId: number | null): Promise<Viewing>
  /** What `open` reads, to be read together with other things and given to `openWith`. */
  reading(viewerId: number): Reading<ViewerBeginning>
  openWith(viewerId: number, beginning: ViewerBeginning): Promise<Viewing>
  /** Resolves once entries of viewers are believed; until then the record is asked. */
  ready(): Promise<void>
  close(): void
}

export interface ViewingOptions {
  /** Leaves out posts of people whom the viewer has muted: for feeds that gather, not for what was opened on purpose. */
  hideMuted?: boolean
}

/** Posts as one viewer sees them in one request. */
export interface Viewing {
  /** What the viewer has just written. */
  own: OwnWrites
  /** The viewer's relations; null for an anonymous reader, and where the record has to be asked. */
  viewer: Viewer | null
  /**
   * Posts ready to send, in the order of `postIds`; undefined for those that do not exist, whose author has left, or whose
   * author and the viewer block each other. However many posts, the number of round trips is the same.
   */
  read(postIds: readonly number[], options?: ViewingOptions): Promise<(ReadyPost | undefined)[]>
}

const AWAY: ViewerBeginning = { own: NO_OWN_WRITES, parts: undefined }

/** The one way in which posts get to readers. One for each process: it holds the process's caches. */
export function createPostReader(deps: PostReaderDeps): PostReader {
  const fragments = createFragmentCache(deps)
  const counts = createCountCache(deps)
  const lease = holdLease(deps, deps.epoch)
  const viewers = createViewers({ ...deps, lease })

  function viewing(viewerId: number | null, own: OwnWrites, viewer: Viewer | null): Viewing {
    async function read(postIds: readonly number[], { hideMuted = false }: ViewingOptions = {}) {
      if (postIds.length === 0) return []
      const [found, likes] = await Promise.all([fragments.read(postIds, own.versions), counts.read(postIds)])
      const there: [number, Fragment][] = []
      for (const id of postIds) {
        const fragment = found.get(id)
        if (fragment) there.push([id, fragment])
      }
      const seen =
        viewerId === null
          ? null
          : await (viewer ? seeByEntry(viewer, there, hideMuted) : seeByRecord(deps, viewerId, there, hideMuted))
      let place = 0
      return postIds.map((id): ReadyPost | undefined => {
        const fragment = found.get(id)
        if (!fragment) return undefined
        const flags = seen === null ? null : seen[place++]
        return flags === undefined ? undefined : { fragment, likes: likes.get(id) ?? 0, viewer: flags }
      })
    }
    return { own, viewer, read }
  }

  const reading = (viewerId: number): Reading<ViewerBeginning> => {
    const own = ownWritesReading(viewerId)
    const parts = viewers.reading(viewerId)
    return {
      commands: [...own.commands, ...parts.commands],
      take: ([first, ...rest]) => ({ own: own.take([first]), parts: parts.take(rest) }),
    }
  }
  const openWith = async (viewerId: number, { own, parts }: ViewerBeginning) =>
    viewing(viewerId, own, await viewers.open(viewerId, parts))

  const anonymous = Promise.resolve(viewing(null, NO_OWN_WRITES, null))
  const openFor = async (viewerId: number) => {
    const read = () => readTogether<[ViewerBeginning]>(deps.redis, [reading(viewerId)])
    const [beginning] = await unlessRedisAway(read, [AWAY])
    return openWith(viewerId, beginning)
  }

  return {
    changes: fragments.changes,
    open: (viewerId) => (viewerId === null ? anonymous : openFor(viewerId)),
    reading,
    openWith,
    ready: () => lease.renew(),
    close: () => lease.stop(),
  }
}
