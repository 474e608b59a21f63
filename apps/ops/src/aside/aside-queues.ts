import type { Database } from '@matjip/db-schema'
import { listMessages, MAX_LISTED, redrive } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'
import { setAsideOf, takeBackFailure } from '@matjip/relations'
import type { SetAside } from '@matjip/relations'
import type { QueueUrls } from '../watch/read-queues.ts'
import type { QueueName } from '../watch/sample.ts'

/** Queues of what could not be handled, each with the one that it came from. */
export const ASIDE = {
  'relations-quarantine': 'relations',
  'relations-dlq': 'relations',
  'post-events-dlq': 'post-events',
  'derivatives-dlq': 'derivatives',
} as const satisfies Partial<Record<QueueName, QueueName>>
export type AsideName = keyof typeof ASIDE

export interface AsideDeps {
  pool: Database['pool']
  sqs: SQSClient
  urls: QueueUrls
}

/** Messages that a page lists; more are told by the queue's depth. */
export const LISTED = 100

/** What was set aside, oldest first. Of queues other than those of relations, only what the message itself says. */
export async function listAside({ sqs, urls }: AsideDeps, name: AsideName): Promise<SetAside[]> {
  const url = urls[name]
  if (url === undefined) return []
  const now = new Date()
  const found = (await listMessages(sqs, url, LISTED)).map((message) => {
    const aside = setAsideOf(message, now)
    return ASIDE[name] === 'relations' ? aside : { ...aside, operation: null, fault: null }
  })
  return found.sort((a, b) => Number(a.since) - Number(b.since)).slice(0, LISTED)
}

/**
 * Sends messages to the queue that they came from.
 * @param ids where it is absent all of them, but at most `MAX_LISTED`: somebody waits for the answer, and the page shows how many are left
 */
export async function redriveAside(
  { pool, sqs, urls }: AsideDeps,
  name: AsideName,
  ids: readonly string[] | undefined,
) {
  const [from, to] = [urls[name], urls[ASIDE[name]]]
  if (from === undefined || to === undefined) return { redriven: [], missing: [...(ids ?? [])] }
  const isRelations = ASIDE[name] === 'relations'
  const before = isRelations ? { before: (body: string) => takeBackFailure(pool, body) } : {}
  return redrive({ sqs, from, to, ...(ids ? { ids } : { limit: MAX_LISTED }), ...before })
}
