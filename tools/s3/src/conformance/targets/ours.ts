import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createS3Server } from '../../create-s3-server.ts'
import { openStore } from '../../store/open-store.ts'
import { CREDENTIALS, type RunningTarget } from './running-target.ts'

const REGION = 'ap-northeast-2'

/** Our server on a new folder. */
export async function startOurs(): Promise<RunningTarget> {
  const folder = mkdtempSync(join(tmpdir(), 'matjip-s3-'))
  const store = await openStore(folder)
  const account = { region: REGION, keys: new Map([[CREDENTIALS.accessKeyId, CREDENTIALS.secretAccessKey]]) }
  const server = createS3Server({ store, account, onError: (error) => console.error(error) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    description: 'tools/s3 at this commit',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: REGION,
    credentials: CREDENTIALS,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
