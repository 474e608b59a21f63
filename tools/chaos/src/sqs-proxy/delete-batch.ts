import type { ProxyState } from './proxy-state.ts'
import type { SqsAnswer, SqsCall } from './sqs-wire.ts'

interface Entry {
  Id: string
  ReceiptHandle: string
}

/** DeleteMessageBatch: single entries fail, fail after they took effect, or are confirmed and come back all the same. */
export async function deleteBatch(state: ProxyState, call: SqsCall): Promise<SqsAnswer> {
  const { strikes, forward, log, onDeleted } = state
  const entries = (call.body.Entries ?? []) as Entry[]
  const refused = entries.filter(() => strikes('deleteFails'))
  const rest = entries.filter((entry) => !refused.includes(entry))
  const forgotten = new Set(rest.filter(() => strikes('deleteForgotten')))
  const real = rest.flatMap((entry) => {
    const handle = log.resolve(entry.ReceiptHandle)
    return handle === null || forgotten.has(entry) ? [] : [{ Id: entry.Id, ReceiptHandle: handle }]
  })
  if (real.length > 0) {
    const answer = await forward({ ...call, body: { ...call.body, Entries: real } })
    if (answer.status !== 200) return answer
    for (const { ReceiptHandle } of real) {
      const message = log.deleted(ReceiptHandle)
      if (message) onDeleted(message.Body)
    }
  }
  const denied = rest.filter(() => strikes('deleteFailsAfter'))
  const failed = [...refused, ...denied].map(({ Id }) => ({ Id, SenderFault: false, Code: 'InternalError' }))
  const successful = rest.filter((entry) => !denied.includes(entry)).map(({ Id }) => ({ Id }))
  return { status: 200, body: { Successful: successful, Failed: failed } }
}
