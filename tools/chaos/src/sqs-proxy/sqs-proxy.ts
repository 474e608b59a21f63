import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTally } from '../tally.ts'
import type { Tally } from '../tally.ts'
import type { Random } from '../random.ts'
import { deleteBatch } from './delete-batch.ts'
import { createDeliveryLog } from './delivery-log.ts'
import type { ProxyState } from './proxy-state.ts'
import type { QueueFaults } from './queue-faults.ts'
import { receiveMessage } from './receive-message.ts'
import { sendBatch } from './send-batch.ts'
import { INTERNAL_ERROR, openForward, readCall, UNAVAILABLE } from './sqs-wire.ts'
import type { SqsAnswer, SqsCall } from './sqs-wire.ts'

/** Milliseconds that a slow reply waits: some are beyond a sender's patience (2 s), most are not. */
const SLOW_MS = [100, 400, 2_500] as const

export interface SqsProxyOptions {
  /** Origin of the real server. */
  upstream: string
  random: Random
  /** How likely each fault is. */
  faults: QueueFaults
  /** Counts the faults, as `queue: <name>`. */
  tally: Tally
  /** Told of each body that the queue really has now. */
  onSent?: (body: string) => void
  /** Told of each body that the queue has deleted at a receiver's wish. */
  onDeleted?: (body: string) => void
}

/** An SQS API that fails as a network and a standard queue do. */
export interface SqsProxy {
  url: string
  /** Deliveries: `first`, `redelivered` (by SQS itself), `duplicated`, `ghost`. */
  deliveries: Tally
  /** Switches all faults on or off; they are off at first. */
  setFaulting(on: boolean): void
  close(): Promise<void>
}

type Handler = (state: ProxyState, call: SqsCall) => Promise<SqsAnswer>
const handlers: Readonly<Record<string, Handler>> = {
  SendMessageBatch: sendBatch,
  ReceiveMessage: receiveMessage,
  DeleteMessageBatch: deleteBatch,
}

export async function startSqsProxy(options: SqsProxyOptions): Promise<SqsProxy> {
  const { random, faults, tally } = options
  const { forward, close } = openForward(options.upstream)
  const deliveries = createTally()
  let faulting = false
  const strikes = (fault: keyof QueueFaults) => {
    if (!faulting || !random.chance(faults[fault])) return false
    tally.add(`queue: ${fault}`)
    return true
  }
  const { onSent = () => {}, onDeleted = () => {} } = options
  const state: ProxyState = { forward, strikes, random, log: createDeliveryLog(), deliveries, onSent, onDeleted }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await readCall(request)
    if (strikes('cutBefore')) return cut(request, random)
    if (strikes('refused')) return send(response, random.pick([INTERNAL_ERROR, UNAVAILABLE]))
    const handled = await (handlers[call.action] ?? passOn)(state, call)
    if (strikes('slow')) await sleep(random.pick(SLOW_MS))
    if (strikes('cutAfter')) return cut(request, random)
    send(response, strikes('refusedAfter') ? INTERNAL_ERROR : handled)
  }
  const server = createServer((request, response) => {
    // Who asked may be killed meanwhile; what was done stays done.
    answer(request, response).catch(() => request.socket.destroy())
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    deliveries,
    setFaulting: (on) => void (faulting = on),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      close()
    },
  }
}

const passOn: Handler = ({ forward }, call) => forward(call)

/** Ends the connection without an answer, in order or with a reset. */
function cut(request: IncomingMessage, random: Random): void {
  if (random.chance(0.5)) request.socket.resetAndDestroy()
  else request.socket.destroy()
}

function send(response: ServerResponse, { status, body }: SqsAnswer): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify(body))
}
