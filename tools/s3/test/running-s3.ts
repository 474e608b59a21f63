import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { createS3Server, type S3ServerOptions } from '../src/create-s3-server.ts'
import { openStore } from '../src/store/open-store.ts'

export const REGION = 'ap-northeast-2'
export const KEY = { accessKeyId: 'TESTKEY', secretAccessKey: 'test/secret+key' }
export const BUCKET = 'photos'

/** A server on a folder of its own with one bucket, and the SDK's client for it. Ends with `close()`. */
export async function runS3(options: Partial<S3ServerOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-s3-'))
  const store = await openStore(folder)
  const account = { region: REGION, keys: new Map([[KEY.accessKeyId, KEY.secretAccessKey]]) }
  const errors: unknown[] = []
  const server = createS3Server({ store, account, onError: (error) => errors.push(error), ...options })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const s3 = new S3Client({ region: REGION, endpoint, forcePathStyle: true, credentials: KEY, maxAttempts: 1 })
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }))
  const close = async () => {
    s3.destroy()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { s3, endpoint, port, folder, store, errors, close }
}
