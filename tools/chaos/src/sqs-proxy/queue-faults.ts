/**
 * How likely each fault of the queue is. The first group is drawn once a request, the others once a message in it.
 * All of them are things that SQS's documentation says may happen, or that a network does.
 */
export interface QueueFaults {
  /** The connection is cut and the request never arrives. */
  cutBefore: number
  /** The connection is cut after the operation took effect: a lost reply. */
  cutAfter: number
  /** A 5xx, and nothing happened. */
  refused: number
  /** A 5xx although the operation took effect. */
  refusedAfter: number
  /** The reply comes late. */
  slow: number

  /** One entry of a batch of sends fails, the others do not. */
  sendFails: number
  /** An entry is reported as failed but was sent. */
  sendFailsAfter: number
  /** An entry becomes two messages. */
  sentTwice: number
  /** A message is delivered seconds later: it is overtaken. */
  delayed: number

  /** A message that is in flight is delivered again at once, with another receipt handle. */
  duplicated: number
  /** A message that was deleted is delivered again. */
  ghost: number
  /** A message that was received is left out of the reply: it comes when its visibility timeout ends. */
  withheld: number

  /** One entry of a batch of deletes fails, the others do not. */
  deleteFails: number
  /** An entry is reported as failed but was deleted. */
  deleteFailsAfter: number
  /** A delete is confirmed but does not hold: the message comes back. */
  deleteForgotten: number
}

/** Frequent enough that every handler meets every fault many times a minute, rare enough that most work succeeds. */
export const QUEUE_FAULTS: QueueFaults = {
  cutBefore: 0.008,
  cutAfter: 0.012,
  refused: 0.012,
  refusedAfter: 0.008,
  slow: 0.01,
  sendFails: 0.01,
  sendFailsAfter: 0.01,
  sentTwice: 0.02,
  delayed: 0.05,
  duplicated: 0.03,
  ghost: 0.03,
  withheld: 0.01,
  deleteFails: 0.02,
  deleteFailsAfter: 0.01,
  deleteForgotten: 0.01,
}

/** A queue without faults, to switch single ones on. */
export const NO_QUEUE_FAULTS = Object.fromEntries(
  Object.keys(QUEUE_FAULTS).map((name) => [name, 0]),
) as unknown as QueueFaults
