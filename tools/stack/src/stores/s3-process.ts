/**
 * The S3 API on a folder, as a process of its own: PORT, S3_FOLDER. Presigned requests, their expiry and CORS are
 * enforced; no-overwrite and checksums are not (a strict server replaces it with the image pipeline).
 */
import S3rver from '@20minutes/s3rver'
import { leavesItsFolder } from './s3-path.ts'

const server = new S3rver({
  address: '127.0.0.1',
  port: Number(process.env.PORT),
  directory: process.env.S3_FOLDER,
  silent: true,
  // Buckets are named in the path; a bucket in the host name would need names that resolve.
  vhostBuckets: false,
})

server.middleware.unshift(async (context, next) => {
  if (leavesItsFolder(context.req.url ?? '/')) context.status = 400
  else await next()
})

await server.run()
console.log(`S3 on 127.0.0.1:${process.env.PORT} in ${process.env.S3_FOLDER}`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0))
