import type { ProxyState } from './proxy-state.ts'
import type { SqsAnswer, SqsCall } from './sqs-wire.ts'

interface Entry {
  Id: string
  MessageBody: string
  DelaySeconds?: number
  [field: string]: unknown
}

/** Seconds by which a message may be late: less than a visibility timeout, more than a fold. */
const MAX_DELAY_S = 3

/** SendMessageBatch: single entries fail, fail after they took effect, are sent twice, or come late. */
export async function sendBatch(state: ProxyState, call: SqsCall): Promise<SqsAnswer> {
  const { strikes, random, forward, onSent } = state
  const entries = (call.body.Entries ?? []) as Entry[]
  const refused = new Set(entries.filter(() => strikes('sendFails')))
  const wanted = entries
    .filter((entry) => !refused.has(entry))
    .map((entry) => (strikes('delayed') ? { ...entry, DelaySeconds: random.int(1, MAX_DELAY_S) } : entry))
  const answer = wanted.length > 0 ? await forward({ ...call, body: { ...call.body, Entries: wanted } }) : nothing()
  if (answer.status !== 200) return answer
  const successful = (answer.body.Successful ?? []) as { Id: string }[]
  const bodyOf = new Map(wanted.map(({ Id, MessageBody }) => [Id, MessageBody]))
  for (const { Id } of successful) onSent(bodyOf.get(Id) ?? '')

  const twice = wanted.filter(() => strikes('sentTwice'))
  if (twice.length > 0) await forward({ ...call, body: { ...call.body, Entries: twice } })

  const denied = successful.filter(() => strikes('sendFailsAfter'))
  const failed = [...refused, ...denied].map(({ Id }) => ({
    Id,
    SenderFault: false,
    Code: 'InternalError',
    Message: 'a fault of the chaos run',
  }))
  const body = {
    Successful: successful.filter((one) => !denied.includes(one)),
    Failed: [...((answer.body.Failed ?? []) as unknown[]), ...failed],
  }
  return { status: 200, body }
}

const nothing = (): SqsAnswer => ({ status: 200, body: { Successful: [], Failed: [] } })
