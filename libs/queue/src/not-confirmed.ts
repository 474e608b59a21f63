/** SQS has not confirmed a message. */
export interface QueueNotConfirmed extends Error {
  name: 'QueueNotConfirmed'
  /** As the SDK marks faults that are not the caller's; the error handler of an API answers them with 503. */
  $fault: 'server'
}

export function notConfirmed(why: string, cause?: unknown): QueueNotConfirmed {
  const error = new Error(`the queue has not confirmed the message: ${why}`, { cause })
  return Object.assign(error, { name: 'QueueNotConfirmed' as const, $fault: 'server' as const })
}
