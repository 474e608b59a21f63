import type { RelationMessage } from '@matjip/contracts'
import { callSqs } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'
import { createScript, runScript } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** Receives at once: their messages together are what one script call applies. */
const RECEIVES = 20
/** What SQS gives and takes at once. */
const SQS_BATCH = 10

export interface FloorStores {
  redis: Redis
  sqs: SQSClient
  queueUrl: string
}

export const FLOOR_PENDING = 'floor:{f}:pending'
export const overlayOf = (kind: string, targetId: number) => `floor:{f}:overlay:${kind}:${targetId}`

/** KEYS: pending, then an overlay per operation. ARGV per operation: message id, body, actor, version, active. The newest version stays. */
const APPLY = createScript(`
for i = 2, #KEYS do
  local a = (i - 2) * 5
  redis.call('HSET', KEYS[1], ARGV[a + 1], ARGV[a + 2])
  local known = redis.call('HGET', KEYS[i], ARGV[a + 3])
  if not known or tonumber(string.match(known, '^%d+')) < tonumber(ARGV[a + 4]) then
    redis.call('HSET', KEYS[i], ARGV[a + 3], ARGV[a + 4] .. ' ' .. ARGV[a + 5])
  end
end
return 1
`)

/** The least that a consumer must do: receive and apply by one script for each 200 messages. Gives the receipt handles. */
export async function floorConsume({ redis, sqs, queueUrl }: FloorStores, count: number): Promise<string[]> {
  const receipts: string[] = []
  while (receipts.length < count) {
    const answers = await Promise.all(
      Array.from({ length: RECEIVES }, () =>
        callSqs(sqs, 'ReceiveMessage', { QueueUrl: queueUrl, MaxNumberOfMessages: SQS_BATCH }),
      ),
    )
    const messages = answers.flatMap(({ Messages = [] }) => Messages)
    if (messages.length === 0) continue
    const keys = [FLOOR_PENDING]
    const args: (string | number)[] = []
    for (const { MessageId = '', Body = '', ReceiptHandle = '' } of messages) {
      const { kind, targetId, actorId, version, active } = JSON.parse(Body) as RelationMessage
      keys.push(overlayOf(kind, targetId))
      args.push(MessageId, Body, actorId, version, active ? 1 : 0)
      receipts.push(ReceiptHandle)
    }
    await runScript(redis, APPLY, keys, args)
  }
  return receipts
}

/** The least that acknowledging costs: ten deletes a request. */
export async function floorDelete({ sqs, queueUrl }: FloorStores, receipts: readonly string[]): Promise<void> {
  for (let from = 0; from < receipts.length; from += SQS_BATCH * RECEIVES) {
    const slice = receipts.slice(from, from + SQS_BATCH * RECEIVES)
    await Promise.all(
      Array.from({ length: Math.ceil(slice.length / SQS_BATCH) }, (_, index) => {
        const batch = slice.slice(index * SQS_BATCH, (index + 1) * SQS_BATCH)
        const Entries = batch.map((ReceiptHandle, place) => ({ Id: String(place), ReceiptHandle }))
        return callSqs(sqs, 'DeleteMessageBatch', { QueueUrl: queueUrl, Entries })
      }),
    )
  }
}
