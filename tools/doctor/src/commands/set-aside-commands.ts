import { MAX_LISTED, MAX_WALKED, listMessages } from '@matjip/queue'
import { setAsideOf } from '@matjip/relations'
import type { LiveStores } from '../live/collect-live-state.ts'
import { ageOf } from '../output/moments.ts'
import type { Report } from '../output/report.ts'
import { table } from '../output/table.ts'
import { redriveRelations } from '../queues/redrive.ts'

export type SetAsideQueue = 'quarantine' | 'dlq'

const NAMES = { quarantine: 'quarantine', dlq: 'dead-letter queue' } as const
/** Characters of a body or reason that a line shows; `--json` has all. */
const SHOWN = 60

/** `quarantine list`, `dlq list`: what was set aside, since when and why. */
export async function listCommand({ sqs, urls }: LiveStores, queue: SetAsideQueue): Promise<Report> {
  const now = new Date()
  const found = (await listMessages(sqs, urlOf(urls, queue))).map((message) => setAsideOf(message, now))
  const rows = found.map(({ messageId, since, reason, detail, operation, fault, body }) => ({
    message: messageId,
    age: since && ageOf(now.getTime() - since.getTime()),
    reason: reason ?? (fault ? 'unreadable' : 'given up by SQS'),
    detail: short(detail ?? fault ?? ''),
    says: operation
      ? `${operation.kind} ${operation.actorId}>${operation.targetId} ${operation.active ? 'on' : 'off'}`
      : short(body),
  }))
  const readable = found.filter(({ operation }) => operation).length
  return {
    text: table(rows),
    summary: `${found.length}${found.length === MAX_LISTED ? ' or more' : ''} messages in the ${NAMES[queue]}, ${readable} of them readable`,
    json: { queue, messages: found },
    ok: true,
  }
}

/** `quarantine redrive`, `dlq redrive`: sends them to the main queue again. */
export async function redriveCommand(
  { sqs, pool, urls }: LiveStores,
  queue: SetAsideQueue,
  ids: readonly string[] | undefined,
): Promise<Report> {
  const report = await redriveRelations({
    sqs,
    pool,
    from: urlOf(urls, queue),
    to: urls.relations,
    ...(ids ? { ids } : {}),
  })
  const rows = [
    ...report.redriven.map(({ messageId, opId }) => ({ message: messageId, operation: opId, outcome: 'sent again' })),
    ...report.missing.map((messageId) => ({ message: messageId, operation: null, outcome: 'not found' })),
  ]
  const looked = report.isWhole || report.missing.length === 0 ? '' : ` among the first ${MAX_WALKED}`
  return {
    text: table(rows),
    summary: `${report.redriven.length} messages sent again, ${report.missing.length} not found${looked}, ${report.left} left in the ${NAMES[queue]}`,
    json: { queue, ...report },
    ok: report.missing.length === 0,
  }
}

function urlOf(urls: LiveStores['urls'], queue: SetAsideQueue): string {
  const url = queue === 'dlq' ? urls.deadLetters : urls.quarantine
  if (!url) throw new Error('the main queue has no dead-letter queue')
  return url
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line
}
