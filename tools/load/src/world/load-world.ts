import { startGenerator } from '../generator/start-generator.ts'
import type { Generator } from '../generator/start-generator.ts'
import type { Cast } from '../generator/messages.ts'
import { openArena } from '../arena/arena.ts'
import type { Arena, ArenaOptions, Entry, Started } from '../arena/arena.ts'
import { clockOf } from '../cost/meter.ts'
import type { Clocks } from '../cost/meter.ts'
import { gatherLoadCrowd, STAR } from './crowd.ts'
import { putFreeUploads } from './free-uploads.ts'
import { seedLoad } from './seed-load.ts'
import type { Seeded } from './seed-load.ts'

/** What of the product runs, as shipped; photos lie there already, so nothing presigns or derives. */
const CAST = {
  feeds: 'feed-service/main',
  relations: 'relation-service/main',
  posts: 'post-service/main',
  relay: 'post-service/relay',
  fanout: 'feed-service/fanout',
  trends: 'feed-service/trends',
  consumer: 'relation-service/consumer',
  batch: 'counter-batch/loop',
} as const satisfies Record<string, Entry>
export type Role = keyof typeof CAST

/** What is counted apart: no product has these. */
export const APART = ['sqs', 's3', 'generator'] as const
export type LoadPart = Role | 'redis' | 'postgres' | (typeof APART)[number]

export interface WorldOptions extends Pick<ArenaOptions, 'isInspected' | 'postgresSettings'> {
  /** Posts that may be made. */
  posts: number
  /** The star makes all of them. */
  byStar?: boolean
}

/** The product on stores of its own, with ten thousand people, and the generator that plays them. */
export interface LoadWorld {
  arena: Arena
  processes: Record<Role, Started>
  parts: Clocks<LoadPart>
  generator: Generator
  source: string
  stop: () => Promise<void>
}

export async function openLoadWorld({ posts, byStar = false, ...options }: WorldOptions): Promise<LoadWorld> {
  const crowd = gatherLoadCrowd()
  let seeded: Seeded = { posts: [], hashtags: [] }
  const arena = await openArena({
    entries: Object.values(CAST),
    crowd,
    hasPhotos: true,
    ...options,
    seed: async (database) => void (seeded = await seedLoad(database, crowd)),
  })
  try {
    const owners = Array.from({ length: posts }, (_, n) =>
      byStar ? STAR.id : (crowd.authors[1 + (n % (crowd.authors.length - 1))] ?? STAR.id),
    )
    const uploads = await putFreeUploads(arena.database, arena.environment, owners)
    const started = await Promise.all(
      Object.entries(CAST).map(async ([role, entry]) => [role, await arena.start(entry)] as const),
    )
    const processes = Object.fromEntries(started) as Record<Role, Started>
    const cast: Cast = {
      origins: {
        feeds: processes.feeds.origin,
        relations: processes.relations.origin,
        posts: processes.posts.origin,
      },
      players: crowd.people.map(({ id }) => ({
        id,
        bearer: arena.identities.bearerOf(id),
        follows: crowd.follows.get(id) ?? [],
      })),
      authors: crowd.authors,
      ...seeded,
      uploads,
    }
    const generator = await startGenerator(cast)
    const { redis, postgres, sqs, s3 } = arena.stores
    const ofProcesses = started.map(([role, { child }]) => [role, clockOf(child.pid)] as const)
    return {
      arena,
      processes,
      parts: {
        ...(Object.fromEntries(ofProcesses) as Record<Role, () => number>),
        ...{ redis: clockOf(redis), postgres: clockOf(postgres), sqs: clockOf(sqs), s3: clockOf(s3) },
        generator: clockOf(generator.pid),
      },
      generator,
      source: crowd.source,
      async stop() {
        generator.stop()
        await arena.stop()
      },
    }
  } catch (error) {
    await arena.stop()
    throw error
  }
}
