/** Which process reaches a fail point. */
export type FailRole = 'api' | 'consumer' | 'counter-batch'

/** A place in the pipeline, seen by what the process writes to a socket there: the code itself knows nothing of it. */
export interface FailPoint {
  name: string
  role: FailRole
  /** Whether these bytes (as latin1, the first ones of a write) are that step. */
  matches: (text: string) => boolean
}

const SCRIPT = /\r\nevalsha?\r\n/i
const script = (text: string, ...keys: string[]) => SCRIPT.test(text) && keys.every((key) => text.includes(key))
const commits = (text: string) => text.includes('\x0bcommit\0')
const sqs = (action: string) => (text: string) => text.includes(`AmazonSQS.${action}\r\n`)

/** Every step between a click and the end of its message, in their order. */
export const failPoints: readonly FailPoint[] = [
  // Of a block or mute: after it, what the block ends is not queued.
  { role: 'api', name: 'commit', matches: commits },
  { role: 'api', name: 'send', matches: sqs('SendMessageBatch') },
  { role: 'api', name: 'intent', matches: (text) => script(text, 'rel:intent:') },
  { role: 'api', name: 'answer', matches: (text) => text.startsWith('HTTP/1.1 202') },
  { role: 'consumer', name: 'receive', matches: sqs('ReceiveMessage') },
  { role: 'consumer', name: 'apply', matches: (text) => script(text, ':pending', ':overlay:') },
  { role: 'consumer', name: 'quarantine', matches: sqs('SendMessage') },
  { role: 'consumer', name: 'remove', matches: sqs('DeleteMessageBatch') },
  { role: 'counter-batch', name: 'lease', matches: (text) => script(text, ':lease') },
  { role: 'counter-batch', name: 'claim', matches: (text) => text.includes('\r\nhscan\r\n') },
  { role: 'counter-batch', name: 'begin', matches: (text) => text.includes('begin\0') },
  { role: 'counter-batch', name: 'fold', matches: (text) => text.includes('relations.fold\0') },
  { role: 'counter-batch', name: 'commit', matches: commits },
  { role: 'counter-batch', name: 'read-back', matches: (text) => text.includes('relations.read-back\0') },
  { role: 'counter-batch', name: 'settle', matches: (text) => script(text, ':overlay:', ':settled:', ':count:') },
  { role: 'counter-batch', name: 'acknowledge', matches: sqs('DeleteMessageBatch') },
  { role: 'counter-batch', name: 'trim', matches: (text) => script(text, ':pending') },
]

/** Where a process ends itself: the first time that it comes to a step later than `afterMs` into its life, right before its bytes leave or right after. */
export interface ArmedFailPoint {
  point: FailPoint
  moment: 'before' | 'after'
  /** Milliseconds. */
  afterMs: number
}

/** As the variable FAIL_POINT has it: `counter-batch:commit:after:2500`. */
export function formatFailPoint({ point, moment, afterMs }: ArmedFailPoint): string {
  return `${point.role}:${point.name}:${moment}:${afterMs}`
}

/** @throws Error where the text names no fail point */
export function parseFailPoint(text: string): ArmedFailPoint {
  const [role, name, moment, afterMs] = text.split(':')
  const point = failPoints.find((one) => one.role === role && one.name === name)
  if (!point || (moment !== 'before' && moment !== 'after') || !(Number(afterMs) >= 0))
    throw new Error(`not a fail point: ${text}`)
  return { point, moment, afterMs: Number(afterMs) }
}
