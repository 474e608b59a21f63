import { SendMessageBatchCommand } from '@aws-sdk/client-sqs'
import { until } from '@matjip/e2e'
import { chunksOf, listMessages, queueDepth, SQS_BATCH } from '@matjip/queue'
import * as fc from 'fast-check'
import type { AttackedStack } from '../world/open-stack.ts'
import type { QueueTarget } from './messages.ts'
import type { FuzzOutcome } from './run-operation.ts'

/** Milliseconds until all is handled: a message that fails comes again after its visibility timeout of a minute, or of five. */
const DRAIN_MS = 90_000
/** Messages that are looked at in what was set aside, at most. */
const MAX_ASIDE = 20_000
/** What the fold may still set aside of what reads well: text that Postgres does not store. */
const REFUSED = 'refused-by-postgres'

/**
 * Sends right and wrong messages, and compares what was set aside with what was wrong: all of it, with a reason, and nothing
 * else. What right ones are to do must be done, and nothing of what wrong ones say.
 */
export async function fuzzQueue(
  stack: Pick<AttackedStack, 'sqs' | 'stores' | 'pool' | 'redis'>,
  target: QueueTarget,
  { numRuns, seed }: { numRuns: number; seed: number },
): Promise<FuzzOutcome> {
  const { sqs, stores } = stack
  const queueUrl = stores[target.queue] ?? ''
  const asideUrl = stores[target.aside] ?? ''
  const bodies = fc.sample(target.bodies, { numRuns, seed })
  const sent = new Map<string, string>()
  for (const chunk of chunksOf(bodies, SQS_BATCH)) {
    const Entries = chunk.map((MessageBody, index) => ({ Id: String(index), MessageBody }))
    const { Successful = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
    for (const { Id, MessageId } of Successful) sent.set(MessageId ?? '', chunk[Number(Id)] ?? '')
  }
  const wrong = [...sent].filter(([, body]) => !target.isRight(body))
  const look = async () => ({ ...(await queueDepth(sqs, queueUrl)), aside: (await queueDepth(sqs, asideUrl)).visible })
  const isDone = ({ visible, inFlight, aside }: Awaited<ReturnType<typeof look>>) =>
    visible + inFlight === 0 && aside >= wrong.length
  const faults: string[] = []
  await until(`the queue ${target.name}`, look, isDone, DRAIN_MS).catch((error: Error) => faults.push(error.message))

  const aside = new Map<string, string | undefined>()
  for (const { MessageAttributes } of await listMessages(sqs, asideUrl, MAX_ASIDE))
    aside.set(MessageAttributes?.messageId?.StringValue ?? '', MessageAttributes?.reason?.StringValue)
  for (const [id, body] of wrong)
    if (!aside.get(id)) faults.push(`wrong, and not set aside with a reason: ${body.slice(0, 300)}`)
  for (const [id, reason] of aside) {
    const body = sent.get(id)
    if (body !== undefined && target.isRight(body) && reason !== REFUSED)
      faults.push(`right, and set aside as ${reason}: ${body.slice(0, 300)}`)
  }
  let told = ''
  if (target.effects) {
    const right = [...sent].filter(([id, body]) => target.isRight(body) && !aside.has(id)).map(([, body]) => body)
    const effects = await target.effects(stack, right)
    faults.push(...effects.faults)
    told = `, ${right.length} right ones: ${effects.told}`
  }
  const replay = `again: npm run fuzz -- --per-operation ${numRuns} --seed ${seed} --only ${target.name}`
  // The shortest says most.
  const [fault] = faults.sort((a, b) => a.length - b.length)
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  return {
    name: `queue ${target.name}`,
    runs: sent.size,
    busy: 0,
    told,
    fault: fault && `${fault}${more}\n  ${replay}`,
  }
}
