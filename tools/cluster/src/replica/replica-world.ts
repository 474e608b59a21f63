import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, openReplicaReads } from '@matjip/db-schema'
import type { ReadBy } from '@matjip/db-schema'
import { claimRun, startPostgresReplica, startStores, temporaryStateDir } from '@matjip/stack'
import type { Store } from '@matjip/stack'
import { onTestFinished } from 'vitest'

/** A commit waits for the log to be written, as in production: what is not written is not sent to a replica. */
const SETTINGS = { fsync: false, full_page_writes: false }

/** A primary with a streaming replica of its own, and the way on which feeds read. */
export async function openReplicaWorld(waitMs = 1_000) {
  const stateDir = await temporaryStateDir()
  const run = await claimRun(stateDir)
  const stores = await startStores({ stateDir, run, only: ['postgres'], postgresSettings: SETTINGS })
  const place = { stateDir, run, logDir: join(stateDir, 'logs') }
  const primaryFolder = join(stateDir, 'postgres')
  const started: Store[] = []
  const addReplica = async (name: string) => {
    const replica = await startPostgresReplica(
      { ...place, primaryUrl: stores.databaseUrl, primaryFolder },
      name,
      SETTINGS,
    )
    started.push(replica)
    return replica
  }
  const replica = await addReplica('replica')
  const urlOf = ({ url }: Store) => url.replace(/postgres$/, 'matjip')
  const primary = openDatabase({ url: stores.databaseUrl })
  const onReplica = openDatabase({ url: urlOf(replica), poolSize: 2 })
  const reads: ReadBy[] = []
  const routed = openReplicaReads({
    primary: primary.pool,
    urls: [urlOf(replica)],
    waitMs,
    onRead: (by) => reads.push(by),
  })
  onTestFinished(async () => {
    await Promise.all([routed.close(), primary.close(), onReplica.close()].map((end) => end.catch(() => undefined)))
    for (const { child } of started) await child.stop(5_000)
    await stores.stop()
    run.release()
    rmSync(stateDir, { recursive: true, force: true })
  }, 60_000)
  await primary.pool.query('create table notes (id int primary key, body text)')
  return { primary: primary.pool, replica: onReplica.pool, replicaStore: replica, routed: routed.reads, reads }
}
