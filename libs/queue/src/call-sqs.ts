import { setTimeout as sleep } from 'node:timers/promises'
import type {
  DeleteMessageBatchRequest,
  DeleteMessageBatchResult,
  ReceiveMessageRequest,
  ReceiveMessageResult,
  SendMessageBatchRequest,
  SendMessageBatchResult,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { PooledResponse } from './pooled-handler.ts'
import { noteSuccess, takeRetry } from './retry-budget.ts'
import { createSigner } from './sign-request.ts'

/** The calls that each message goes through. */
interface Actions {
  SendMessageBatch: [SendMessageBatchRequest, SendMessageBatchResult]
  ReceiveMessage: [ReceiveMessageRequest, ReceiveMessageResult]
  DeleteMessageBatch: [DeleteMessageBatchRequest, DeleteMessageBatchResult]
}

export interface CallOptions {
  abortSignal?: AbortSignal
  /** Milliseconds, where it is not the client's. */
  requestTimeout?: number
}

/** An answer of SQS that is no success, named as the SDK names it. */
export interface SqsError extends Error {
  $fault: 'client' | 'server'
  $metadata: { httpStatusCode: number }
}

/** As the SDK: two more tries, after this many milliseconds and twice as many, each between nothing and that. */
const ATTEMPTS = 3
const BACKOFF_MS = 100
const CONTENT_TYPE = 'application/x-amz-json-1.0'

const signers = new WeakMap<SQSClient, ReturnType<typeof createSigner>>()

/**
 * Calls SQS by its JSON protocol through a client's connections, credentials, region and endpoint, without the SDK's
 * middleware, which costs three times as much as the request itself (docs/adr/0017). For the three calls that every
 * message goes through; all others are the SDK's.
 * @throws SqsError, or what the connection threw, after three tries, or fewer where the client's retries are used up
 */
export async function callSqs<Action extends keyof Actions>(
  sqs: SQSClient,
  action: Action,
  input: Actions[Action][0],
  options: CallOptions = {},
): Promise<Actions[Action][1]> {
  const body = JSON.stringify(input)
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = (await request(sqs, action, body, options)) as Actions[Action][1]
      noteSuccess(sqs)
      return answer
    } catch (error) {
      if (attempt === ATTEMPTS || options.abortSignal?.aborted || !mayPass(error)) throw error
      // When everything fails, tries do not triple what SQS has to refuse.
      if (!(await takeRetry(sqs))) throw error
      await sleep(Math.random() * BACKOFF_MS * 2 ** (attempt - 1), undefined, { signal: options.abortSignal })
    }
  }
}

async function request(sqs: SQSClient, action: keyof Actions, body: string, options: CallOptions): Promise<unknown> {
  const { config } = sqs
  const [credentials, region, endpoint] = [await config.credentials(), await config.region(), await endpointOf(sqs)]
  const sign = signers.get(sqs) ?? createSigner(region)
  signers.set(sqs, sign)
  const { protocol, hostname, port, path } = endpoint
  const host = port === undefined ? hostname : `${hostname}:${port}`
  const headers = sign(
    { host, path, headers: { 'content-type': CONTENT_TYPE, 'x-amz-target': `AmazonSQS.${action}` }, body },
    credentials,
    // The SDK's other calls notice where our clock is wrong.
    new Date(Date.now() + config.systemClockOffset),
  )
  headers['content-length'] = String(Buffer.byteLength(body))
  const call = { method: 'POST', protocol, hostname, port, path, query: {}, headers, body }
  const { response } = await config.requestHandler.handle(call as never, options)
  // Clients of `openSqs` read an answer whole.
  const { statusCode, body: bytes } = response as unknown as PooledResponse
  const answer = parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString())
  if (statusCode === 200) return answer
  throw sqsError(statusCode, answer)
}

/** Where a client sends its requests: a given endpoint, or the region's. */
async function endpointOf({ config }: SQSClient) {
  if (config.endpoint) return config.endpoint()
  const { protocol, hostname, pathname } = config.endpointProvider({ Region: await config.region() }).url
  return { protocol, hostname, path: pathname, port: undefined }
}

/** undefined for what is no JSON: an error page of whatever stands in between. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function sqsError(httpStatusCode: number, answer: unknown): SqsError {
  const { __type = 'UnknownError', message = `SQS answered ${httpStatusCode}` } = (answer ?? {}) as Record<
    string,
    string
  >
  const isServer = httpStatusCode >= 500 || httpStatusCode === 429 || /Throttl/i.test(__type)
  const name = __type.slice(__type.lastIndexOf('#') + 1)
  return Object.assign(new Error(message), {
    name,
    $fault: isServer ? ('server' as const) : ('client' as const),
    $metadata: { httpStatusCode },
  })
}

/** Whether the next try may succeed: not where SQS has understood and refused. */
function mayPass(error: unknown): boolean {
  return (error as Partial<SqsError>).$fault !== 'client'
}
