import type { Delivered } from './delivery-log.ts'
import type { ProxyState } from './proxy-state.ts'
import type { SqsAnswer, SqsCall } from './sqs-wire.ts'

/** SQS never gives more. */
const MAX_MESSAGES = 10

/** ReceiveMessage: some messages are left out, some come twice, some come after they were deleted; the order is none. */
export async function receiveMessage(state: ProxyState, call: SqsCall): Promise<SqsAnswer> {
  const { strikes, random, forward, log, deliveries } = state
  const answer = await forward(call)
  if (answer.status !== 200) return answer
  const received = (answer.body.Messages ?? []) as Delivered[]
  const messages = received.filter(() => !strikes('withheld'))
  for (const message of messages) {
    log.delivered(message)
    deliveries.add(isFirst(message) ? 'first' : 'redelivered')
  }
  const draw = (size: number) => random.int(0, Math.max(0, size - 1))
  const extra = (fault: 'duplicated' | 'ghost', take: () => Delivered | undefined) => {
    // As likely for each message as the name says, so that an idle queue stays idle.
    const times = received.filter(() => strikes(fault)).length
    for (let time = 0; time < times && messages.length < MAX_MESSAGES; time += 1) {
      const message = take()
      if (!message || messages.some(({ MessageId }) => MessageId === message.MessageId)) continue
      messages.push(message)
      deliveries.add(fault)
    }
  }
  extra('duplicated', () => log.duplicate(draw))
  extra('ghost', () => log.ghost(draw))
  return { status: 200, body: messages.length > 0 ? { ...answer.body, Messages: random.shuffle(messages) } : {} }
}

function isFirst({ Attributes }: Delivered): boolean {
  return Number(Attributes?.ApproximateReceiveCount ?? 1) === 1
}
