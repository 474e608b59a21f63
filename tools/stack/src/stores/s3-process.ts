/**
 * The S3 API on a folder, as a process of its own: PORT, S3_FOLDER, and the region and key pair of the AWS variables. The
 * bucket of derivatives is also an origin of its own, as the CDN before it in production: PUBLIC_PORT, PUBLIC_BUCKET. HOST is
 * where others than this machine are to reach both.
 */
import { createPublicOrigin, createS3Server, openStore } from '@matjip/s3'
import { EMBEDDED_AWS } from '../embedded-aws.ts'

const { HOST = '127.0.0.1', PORT, S3_FOLDER = '', PUBLIC_PORT, PUBLIC_BUCKET = '' } = process.env
const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env

const keys = new Map<string, string>([[EMBEDDED_AWS.AWS_ACCESS_KEY_ID, EMBEDDED_AWS.AWS_SECRET_ACCESS_KEY]])
// Where SQS is a real one, its key pair is used for S3 too.
if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) keys.set(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)

const store = await openStore(S3_FOLDER)
const server = createS3Server({
  store,
  account: { region: AWS_REGION || EMBEDDED_AWS.AWS_REGION, keys },
  onError: (error) => console.error(error),
})
const origin = createPublicOrigin(store, PUBLIC_BUCKET)
// The public one first: whoever waits for S3 to answer then finds both.
origin.listen(Number(PUBLIC_PORT), HOST, () => {
  server.listen(Number(PORT), HOST, () => console.log(`S3 on ${HOST}:${PORT} in ${S3_FOLDER}`))
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => {
      store.close()
      process.exit(0)
    })
    // Downloads and kept-alive connections would hold it for as long as they like; what was acknowledged is on the disk.
    server.closeAllConnections()
    origin.close().closeAllConnections()
  })
}
