import type { Database } from '@matjip/db-schema'
import { expectedHome, expectedPlain } from './expected-walk.ts'
import type { HomeRow, WalkItem } from './expected-walk.ts'
import { HOME_ORACLE, TAG_ORACLE, USER_ORACLE } from './feed-sql.ts'
import { GATE_POSITIONS } from './rules.ts'
import type { ServedFeed } from '../model/visible.ts'

type Pool = Database['pool']

/**
 * What Postgres says that a feed is. Rows do not depend on the page size, the pages of a home do.
 * @param authorIds everybody whose posts can be in it
 */
export async function readOracle(
  pool: Pool,
  feed: ServedFeed,
  authorIds: readonly number[],
): Promise<(limit: number) => WalkItem[]> {
  const { readerId } = feed
  switch (feed.feed) {
    case 'home': {
      const { rows } = await pool.query<HomeRow>(HOME_ORACLE, [readerId, GATE_POSITIONS, authorIds])
      return (limit) => expectedHome(rows, limit)
    }
    case 'tag': {
      const { rows } = await pool.query<HomeRow>(TAG_ORACLE, [readerId, feed.hashtag, authorIds])
      return () => expectedPlain(rows, 'hashtag', feed.hashtag)
    }
    case 'user': {
      const { rows } = await pool.query<HomeRow>(USER_ORACLE, [readerId, feed.userId])
      return () => expectedPlain(rows, 'author')
    }
  }
}
