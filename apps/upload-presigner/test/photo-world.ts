import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { CreateBucketCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { createSnowflake } from '@matjip/contracts'
import { posts, restaurants, uploads, users } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openBucket } from '@matjip/photos'
import type { Bucket } from '@matjip/photos'
import { createSender } from '@matjip/queue'
import { createTestQueue, openTestQueue } from '@matjip/queue/testing'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { createDeriver } from '../src/derive/bounded-deriver.ts'
import type { DeriverOptions } from '../src/derive/bounded-deriver.ts'
import { createSweepMetrics } from '../src/sweep/sweep-metrics.ts'
import { sweep } from '../src/sweep/sweep.ts'
import { createDeriveMetrics } from '../src/work/derive-metrics.ts'
import { feedQueue } from '../src/work/feed-queue.ts'
import { startDeriving } from '../src/work/start-deriving.ts'

export type PhotoWorld = Awaited<ReturnType<typeof openPhotoWorld>>

interface UploadOptions {
  bytes?: Buffer | null
  contentType?: string
  state?: string
  postId?: number | null
  hoursOld?: number
  ownerId?: number
  sha256?: string
}

/** The worker on a database, queues and buckets of its own. */
export async function openPhotoWorld(bounds: Partial<DeriverOptions> = {}) {
  const endpoint = process.env.TEST_S3_ENDPOINT ?? ''
  const [database, queue] = await Promise.all([openTestDatabase(), openTestQueue(1)])
  const deadLettersUrl = await createTestQueue(queue.sqs)
  const open = async (): Promise<Bucket> => {
    const bucket = `test-${randomUUID()}`
    const opened = openBucket({ bucket, region: 'ap-northeast-2', endpoint })
    await opened.s3.send(new CreateBucketCommand({ Bucket: bucket }))
    return opened
  }
  const [originals, images] = [await open(), await open()]
  const file = join(import.meta.dirname, '../src/deriver.ts')
  const deriver = createDeriver({ file, processes: 1, memoryBytes: 900_000_000, timeMs: 20_000, ...bounds })
  const nextId = createSnowflake(3)
  const logger = createLogger('test', 'silent')
  const registry = createMetrics()
  const metrics = createDeriveMetrics(registry)
  const swept = createSweepMetrics(registry)
  const changed: number[] = []
  const { db, pool } = database

  await db.insert(users).values([
    { id: 1, handle: 'mina', displayName: '미나' },
    { id: 2, handle: 'jun', displayName: '준' },
  ])
  const [place] = await db
    .insert(restaurants)
    .values({ source: 'test', sourceId: '1', name: '동명', lat: 37.5443, lng: 127.0557, searchGrams: [] })
    .returning()

  /** An upload as it is left by the services, with its bytes in S3. @returns its id */
  async function upload(options: UploadOptions = {}): Promise<number> {
    const { bytes = Buffer.from('photo'), contentType = 'image/jpeg', state = 'attached', postId = null } = options
    const id = nextId()
    const objectKey = `originals/${id}-${randomUUID()}`
    if (bytes) await originals.putOnce(objectKey, bytes, contentType)
    const sha256 =
      options.sha256 ??
      createHash('sha256')
        .update(bytes ?? Buffer.alloc(0))
        .digest('base64')
    const createdAt = new Date(Date.now() - (options.hoursOld ?? 0) * 3_600_000)
    const row = { id, ownerId: options.ownerId ?? 1, objectKey, contentType, byteSize: bytes?.length ?? 1, sha256 }
    const dueAt = state === 'attached' ? new Date() : null
    await db.insert(uploads).values({ ...row, state, postId, position: postId === null ? null : 0, dueAt, createdAt })
    return id
  }

  async function post(change: Partial<typeof posts.$inferInsert> = {}): Promise<number> {
    const id = nextId()
    await db.insert(posts).values({ id, authorId: 1, text: '국밥', hashtags: [], restaurantId: place?.id, ...change })
    return id
  }

  const start = (poisonReceives = 3) =>
    startDeriving({
      pool,
      originals,
      images,
      deriver,
      sqs: queue.sqs,
      queueUrl: queue.url,
      deadLettersUrl,
      logger,
      metrics,
      poisonReceives,
      waitSeconds: 1,
      onChanged: async (postId) => void changed.push(postId),
    })

  return {
    db,
    pool,
    originals,
    images,
    deriver,
    queue,
    deadLettersUrl,
    registry,
    changed,
    upload,
    post,
    start,
    feed: () => feedQueue(pool, createSender(queue.sqs, queue.url)),
    sweep: () => sweep({ db, originals, images, swept, goneGraceS: 4_200, logger }),
    row: async (id: number) => (await pool.query('select * from uploads where id = $1', [id])).rows[0],
    async close() {
      deriver.close()
      queue.sqs.destroy()
      originals.close()
      images.close()
      await database.close()
    },
  }
}

/** Keys of all objects in a bucket. */
export async function keysIn({ s3, name }: Bucket): Promise<string[]> {
  const keys: string[] = []
  for (let token: string | undefined, more = true; more;) {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: name, ContinuationToken: token }))
    keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key))
    token = page.NextContinuationToken
    more = token !== undefined
  }
  return keys.sort()
}
