import { openDatabase } from '@matjip/db-schema'
import { POPULAR_HASHTAG } from '../../feeds/seed-sql.ts'

/** Whatever the hour of the measurement. */
const MEAL_SLOTS = ['breakfast', 'lunch', 'cafe', 'dinner', 'night']
/** Newest posts that are made to look as real ones do: those of all first pages are among them. */
const NEWEST = 20_000
/** What makes a page of 20 some 12 KB. */
const MORE_TEXT = ' 육수가 진하고 고기가 부드러워서 다음에 또 오고 싶은 집이에요. 웨이팅은 평일 점심에 10분쯤.'
/** Posts of a ranked list, as the product's. */
const RANKED = 200

/** Texts as long as real ones. */
const TEXTS = `update posts set text = text || $1 where id in (select id from posts order by id desc limit ${NEWEST})`

/** $1 list, $2 reason. */
const SNAPSHOT = `
  with made as (
    insert into feed_snapshots (list, post_ids, author_ids, reasons, hashtags)
    select $1, array_agg(id), array_agg(author_id), jsonb_agg($2::jsonb), '[]'
    from (select id, author_id from posts order by id desc limit ${RANKED}) as ranked
    returning id
  )
  insert into feed_snapshot_heads (list, snapshot_id, as_of) select $1, id, now() from made`

/** What the pages need beyond the posts that other benches have: real sizes, and lists of what is popular and trends. */
export async function seedPages(url: string): Promise<void> {
  const database = openDatabase({ url, onIdleError: () => undefined })
  await database.pool.query("set statement_timeout = '120s'")
  await database.pool.query(TEXTS, [MORE_TEXT])
  await database.pool.query(SNAPSHOT, ['popular', { type: 'popular' }])
  for (const slot of MEAL_SLOTS) {
    const reason = { type: 'trending', hashtag: POPULAR_HASHTAG, slot }
    await database.pool.query(SNAPSHOT, [`trending/${slot}/`, reason])
  }
  await database.close()
}
