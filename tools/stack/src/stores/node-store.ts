import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { type Store, type StorePlace, startStore } from './store.ts'

/** S3 with the bucket that is also an origin of its own. */
export async function startS3(
  place: StorePlace,
  env: Record<string, string | undefined>,
  publicBucket: string,
): Promise<Store> {
  const publicPort = await freePort()
  const more = { ...env, PUBLIC_PORT: String(publicPort), PUBLIC_BUCKET: publicBucket }
  return { ...(await startNodeStore('s3', place, more)), publicUrl: `http://127.0.0.1:${publicPort}` }
}

/** A store that is a Node program of ours: `<name>-process.ts` beside this file, which listens on loopback at PORT. */
export async function startNodeStore(
  name: 'sqs' | 's3',
  place: StorePlace,
  env: Record<string, string | undefined> = {},
): Promise<Store> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = await startStore(
    place.run,
    {
      name,
      command: process.execPath,
      args: [join(import.meta.dirname, `${name}-process.ts`)],
      // HOST: some shells export it.
      env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) },
      logFile: join(place.logDir, `${name}.log`),
    },
    () => answers(url),
  )
  return { child, url }
}

/** Any answer will do: S3 refuses a stranger with 403. */
async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url, { signal: AbortSignal.timeout(1000) })).arrayBuffer()
    return true
  } catch {
    return false
  }
}
