import { appendFileSync } from 'node:fs'
import { openReplicaReads } from '@matjip/db-schema'
import type { Database, ReadBy, RecordReads } from '@matjip/db-schema'

/** Milliseconds: the stores of a test run write their log every 200 ms. */
const WAIT_MS = 1_000

/**
 * Lets the streaming replica of a test run answer, where there is one (TEST_REPLICA_URL), and notes who answered in
 * TEST_REPLICA_READS, so that the run can tell that it was one.
 */
export function openTestReplica(
  database: Database & { url: string },
): { reads: RecordReads; close: () => Promise<void> } | undefined {
  const { TEST_REPLICA_URL: replicaUrl, TEST_REPLICA_READS: file } = process.env
  if (!replicaUrl || !file) return undefined
  const url = new URL(replicaUrl)
  url.pathname = new URL(database.url).pathname
  const counts: Record<ReadBy, number> = { replica: 0, behind: 0, away: 0 }
  const onRead = (by: ReadBy) => void (counts[by] += 1)
  const { reads, close } = openReplicaReads({ primary: database.pool, urls: [url.href], waitMs: WAIT_MS, onRead })
  return {
    reads,
    async close() {
      appendFileSync(file, `${JSON.stringify(counts)}\n`)
      await close()
    },
  }
}
