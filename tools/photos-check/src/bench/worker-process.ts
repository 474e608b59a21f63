import { join } from 'node:path'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import {
  bundle,
  bundleOf,
  createQueues,
  EMBEDDED_AWS,
  freePort,
  migrateInProcess,
  openSqs,
  startChild,
  startStores,
  temporaryStateDir,
  waitReady,
} from '@matjip/stack'

export const BUCKETS = { UPLOADS_BUCKET: 'bench-originals', IMAGES_BUCKET: 'bench-images' } as const
const ENTRY = bundleOf('upload-presigner/derivatives')
const CHILD = bundleOf('upload-presigner/deriver')
const STOP_MS = 10_000

/** Stores of its own, and the derivatives worker as it ships on them. */
export async function startWorker(outdir: string) {
  const stateDir = await temporaryStateDir()
  const stores = await startStores({ stateDir, only: ['postgres', 'redis', 'sqs', 's3'] })
  const aws = { ...EMBEDDED_AWS, AWS_ENDPOINT_URL_SQS: stores.sqsEndpoint, AWS_ENDPOINT_URL_S3: stores.s3Endpoint }
  const s3 = new S3Client({
    region: EMBEDDED_AWS.AWS_REGION,
    endpoint: stores.s3Endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId: EMBEDDED_AWS.AWS_ACCESS_KEY_ID, secretAccessKey: EMBEDDED_AWS.AWS_SECRET_ACCESS_KEY },
  })
  await migrateInProcess(stores.databaseUrl)
  for (const Bucket of Object.values(BUCKETS)) await s3.send(new CreateBucketCommand({ Bucket }))
  const queues = await createQueues(openSqs(aws))
  await bundle({ processes: [{ ...ENTRY, children: [CHILD] }], outdir })
  const port = await freePort()
  const child = startChild({
    name: 'derivatives',
    command: process.execPath,
    args: [join(outdir, `${ENTRY.bundle}.js`)],
    env: {
      ...process.env,
      ...aws,
      ...BUCKETS,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      DATABASE_URL: stores.databaseUrl,
      REDIS_URL: stores.redisUrl,
      DERIVATIVES_QUEUE_URL: queues.derivatives,
      DERIVATIVES_DLQ_URL: queues.derivativesDeadLetters,
    },
    logFile: join(stateDir, 'derivatives.log'),
  })
  await waitReady(child, `http://127.0.0.1:${port}/readyz`, {})
  return {
    databaseUrl: stores.databaseUrl,
    s3,
    pid: child.pid,
    async stop() {
      await child.stop(STOP_MS)
      s3.destroy()
      await stores.stop()
    },
  }
}
