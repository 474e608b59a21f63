import { randomBytes } from 'node:crypto'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openPhotos } from './put-photos.ts'

/** A database and a bucket of one's own on the test run's stores. */
export async function openSeedTarget() {
  const database = await openTestDatabase()
  const client = await database.pool.connect()
  const endpoint = process.env.TEST_S3_ENDPOINT
  const photos = openPhotos({
    UPLOADS_BUCKET: `seed-${randomBytes(6).toString('hex')}`,
    ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL_S3: endpoint }),
  })
  await photos.s3.send(new CreateBucketCommand({ Bucket: photos.bucket }))
  const lines: string[] = []
  const close = async () => {
    client.release()
    photos.s3.destroy()
    await database.close()
  }
  return { database, client, photos, lines, say: (line: string) => void lines.push(line), close }
}

/** Rows whose counter differs from what it counts: none, whatever was seeded (invariant I2 of relations). */
export const WRONG_COUNTERS = `
  select * from (
    select 1 as kind, target_id as owner_id, count(*) from relations where active and kind = 1 group by target_id
    union all select 2, actor_id, count(*) from relations where active and kind = 1 group by actor_id
    union all select 3, target_id, count(*) from relations where active and kind = 2 group by target_id
    union all select 4, author_id, count(*) from posts group by author_id
    union all select 7, hashtag_id, count(*) from post_hashtags group by hashtag_id
  ) truth full join counters using (kind, owner_id)
  where truth.count is distinct from counters.count and coalesce(counters.count, truth.count) <> 0`
