import { SQSClient } from '@aws-sdk/client-sqs'
import { createPooledHandler } from './pooled-handler.ts'

export type { SQSClient } from '@aws-sdk/client-sqs'

/** Milliseconds. A request that takes longer has failed; long polls name their own limit. */
const CONNECT_TIMEOUT_MS = 1_000
const REQUEST_TIMEOUT_MS = 3_000
/** Connections to SQS at once: long polls, sends and deletes side by side; more would wait in SQS's own queue. */
const MAX_SOCKETS = 64

export interface SqsOptions {
  /** `AWS_ENDPOINT_URL_SQS` unless given; without either, the region's. */
  endpoint?: string | undefined
}

/** Opens a client that fails in time instead of waiting for ever. Retries (3 attempts) are the SDK's own. */
export function openSqs({ endpoint = process.env.AWS_ENDPOINT_URL_SQS }: SqsOptions = {}): SQSClient {
  return new SQSClient({
    ...(endpoint ? { endpoint } : {}),
    // TLS and the signature, which covers the body, protect a message on its way. The SDK's MD5 is JavaScript: a third of its CPU time.
    md5: false,
    // We add no middleware after the first request.
    cacheMiddleware: true,
    // The queue's URL names the queue; where requests go is a matter of configuration.
    useQueueUrlAsEndpoint: false,
    requestHandler: createPooledHandler({
      connections: MAX_SOCKETS,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
    }),
  })
}
