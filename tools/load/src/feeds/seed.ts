import { migrate } from '@matjip/db-schema'
import pg from 'pg'
import { fillBare } from './fill-bare.ts'
import {
  scaleOf,
  seedEdges,
  seedHashtags,
  seedNames,
  seedNewestPosts,
  seedPosts,
  seedRareEdges,
  seedRareNames,
  seedReaders,
  seedRelations,
  seedUsers,
} from './seed-sql.ts'
import type { Scale } from './seed-sql.ts'

/** The newest posts come after the vacuum, as in a live table: their pages are not yet marked visible to all. */
const FRESH_SHARE = 0.01

/** The tables that grow with the posts. */
const LARGE = ['users', 'posts', 'post_hashtags', 'relations', 'counters']

/** Makes a database of this many posts beside the one of `serverUrl`; resolves with its URL and what is in it. */
export async function seedDatabase(serverUrl: string, posts: number): Promise<{ url: string; scale: Scale }> {
  const scale = scaleOf(posts)
  const name = `feeds_${posts}`
  await withClient(serverUrl, (client) => client.query(`create database ${name}`))
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await migrate(url.href)
  await withClient(url.href, async (client) => {
    // The same rows in every run, and no look-up of the foreign key for each edge.
    await client.query('select setseed(0.5)')
    await client.query('set session_replication_role = replica')
    // A vacuum marks no page visible to all whose newest commit has not reached the log yet.
    await client.query('set synchronous_commit = on')
    const old = posts - Math.ceil(posts * FRESH_SHARE)
    const run = async (...steps: string[]) => {
      for (const step of steps) await client.query(step)
    }
    await fillBare(client, LARGE, () =>
      run(
        ...[
          seedUsers(scale),
          seedPosts(scale, 1, old),
          seedHashtags(),
          seedEdges(scale, 1, old),
          seedNames(scale, 1, old),
        ],
        ...[seedRelations(scale), seedReaders(scale)],
      ),
    )
    await run(
      ...[seedRareEdges(scale, 1, old), seedNewestPosts(), 'vacuum (analyze)'],
      ...[seedPosts(scale, old + 1, posts), seedEdges(scale, old + 1, posts), seedRareEdges(scale, old + 1, posts)],
      ...[seedNames(scale, old + 1, posts), seedRareNames()],
      // As a live table is: vacuumed now and then, and looked at by key only.
      ...[seedNewestPosts(), 'vacuum (analyze) newest_posts'],
      // What was written goes to the disk now, not while we measure.
      'checkpoint',
    )
  })
  return { url: url.href, scale }
}

export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
