import { createHash, randomUUID } from 'node:crypto'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { createSnowflake } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { createTestIssuer } from '@matjip/service-kit/testing'
import { buildApp } from '../src/app.ts'
import type { AppDeps } from '../src/app.ts'
import { about } from '../src/about.ts'
import { openOriginals } from '../src/uploads/originals-store.ts'
import type { OriginalsOptions } from '../src/uploads/originals-store.ts'

/** The service on a database and a bucket of its own. `options` replace parts of the S3 client's, `db` its database. */
export async function openTestApp(options: Partial<OriginalsOptions> = {}, db?: Db, replaced: Partial<AppDeps> = {}) {
  const endpoint = process.env.TEST_S3_ENDPOINT ?? ''
  const bucket = `test-${randomUUID()}`
  const [database, issuer] = await Promise.all([openTestDatabase(), createTestIssuer()])
  const s3 = new S3Client({ region: 'ap-northeast-2', endpoint, forcePathStyle: true })
  await s3.send(new CreateBucketCommand({ Bucket: bucket })).finally(() => s3.destroy())
  const originals = openOriginals({ bucket, region: 'ap-northeast-2', endpoint, ...options })
  const service = await buildApp({
    logger: createLogger('test', 'silent'),
    metrics: createMetrics(),
    api: {
      auth: issuer.options,
      openApi: { ...about, version: '0', publicUrl: 'http://127.0.0.1' },
      trustedProxies: ['127.0.0.1/32'],
    },
    db: db ?? database.db,
    originals,
    imagesUrl: 'https://images.test',
    limits: { unused: 50, bytesPerDay: 1_000_000_000 },
    streamLimits: { perUser: 2, total: 3 },
    watchMs: 20,
    nextId: createSnowflake(0),
    ...replaced,
  })
  const close = async () => {
    await service.close()
    originals.close()
    await Promise.all([database.close(), issuer.close()])
  }
  return { service, database, issuer, bucketUrl: `${endpoint}/${bucket}`, close }
}

/** The claim that an honest client makes of its bytes. */
export function claimOf(bytes: Uint8Array, contentType = 'image/jpeg') {
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  return { contentType, byteSize: bytes.byteLength, sha256 }
}
