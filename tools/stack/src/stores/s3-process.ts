/**
 * The S3 API on a folder, as a process of its own: PORT, S3_FOLDER. Presigned requests, their expiry and CORS are
 * enforced; no-overwrite and checksums are not (a strict server replaces it with the image pipeline).
 */
import S3rver from '@20minutes/s3rver'
import account from '@20minutes/s3rver/lib/models/account.js'
import { isBucketWithSlash, leavesItsFolder } from './s3-path.ts'

const { PORT, S3_FOLDER, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env

// Where SQS is a real one, its key pair is used for S3 too.
if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY)
  account.DUMMY_ACCOUNT.createKeyPair(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)

const server = new S3rver({
  address: '127.0.0.1',
  port: Number(PORT),
  directory: S3_FOLDER,
  silent: true,
  // Buckets are named in the path; a bucket in the host name would need names that resolve.
  vhostBuckets: false,
})

server.middleware.unshift(async (context, next) => {
  if (leavesItsFolder(context.req.url ?? '/')) context.status = 400
  else await next()
})

server.middleware.splice(-1, 0, async (context, next) => {
  if (isBucketWithSlash(context.req.url ?? '/')) {
    // The SDK asks for `/bucket/` and signs that; the server would check the signature of `/bucket`. Told that the
    // bucket came from the host name and that it is mounted at `/`, it puts the two together as they were signed.
    context.state.vhost = true
    context.mountPath = '/'
  }
  await next()
})

await server.run()
console.log(`S3 on 127.0.0.1:${PORT} in ${S3_FOLDER}`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0))
