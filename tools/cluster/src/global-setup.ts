import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  claimRun,
  setUpStores,
  startPostgresReplica,
  startRedisCluster,
  temporaryStateDir,
  THROW_AWAY,
} from '@matjip/stack'

/** As for every test run, but Redis is a Cluster of three masters, and Postgres has a streaming replica, which feeds read. */
export default async function setUpWithCluster(): Promise<() => Promise<void>> {
  const closers: (() => Promise<unknown> | void)[] = []
  const close = async () => {
    for (const end of closers.reverse()) await end()
  }
  try {
    const cluster = await startRedisCluster()
    closers.push(cluster.stop)
    const stateDir = await temporaryStateDir()
    const run = await claimRun(stateDir)
    closers.push(() => {
      run.release()
      rmSync(stateDir, { recursive: true, force: true })
    })
    closers.push(await setUpStores({ redisUrl: cluster.redisUrl, stateDir, run }))
    const { TEST_DATABASE_URL: primaryUrl = '' } = process.env
    const place = { stateDir, run, logDir: join(stateDir, 'logs') }
    const primaryFolder = join(stateDir, 'postgres')
    const replica = await startPostgresReplica({ ...place, primaryUrl, primaryFolder }, 'replica', THROW_AWAY)
    closers.push(() => replica.child.stop(STOP_MS))
    const file = join(stateDir, 'replica-reads')
    Object.assign(process.env, { TEST_REPLICA_URL: replica.url, TEST_REPLICA_READS: file })
    return async () => {
      console.log(`the record was read: ${sumOf(file)}`)
      await close()
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Milliseconds for a server to shut down in order. */
const STOP_MS = 10_000

/** Who answered how many reads, over all files of the run. */
function sumOf(file: string): string {
  const sums = new Map<string, number>()
  if (!existsSync(file)) return 'by nobody'
  for (const line of readFileSync(file, 'utf8').trim().split('\n'))
    for (const [by, count] of Object.entries(JSON.parse(line) as Record<string, number>))
      sums.set(by, (sums.get(by) ?? 0) + count)
  return [...sums].map(([by, count]) => `${count} ${by}`).join(', ')
}
