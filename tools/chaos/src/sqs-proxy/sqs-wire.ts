import { Agent, request } from 'node:http'
import type { IncomingMessage } from 'node:http'

/** One request of the SQS API in its JSON form, and the answer to one. */
export interface SqsCall {
  /** `SendMessageBatch`, `ReceiveMessage`, … */
  action: string
  body: Record<string, unknown>
}

export interface SqsAnswer {
  status: number
  body: Record<string, unknown>
}

/** Where calls go on to. */
export type Forward = (call: SqsCall) => Promise<SqsAnswer>

/** What SQS answers when it fails inside; the SDK tries such a request again. */
export const INTERNAL_ERROR: SqsAnswer = {
  status: 500,
  body: { __type: 'com.amazonaws.sqs#InternalError', message: 'a fault of the chaos run' },
}
export const UNAVAILABLE: SqsAnswer = {
  status: 503,
  body: { __type: 'com.amazonaws.sqs#ServiceUnavailable', message: 'a fault of the chaos run' },
}

/** Connections to the real server: long polls of all consumers, and sends and deletes beside them. */
const MAX_SOCKETS = 256
const TARGET_PREFIX = 'AmazonSQS.'

/** Reads a request. @throws SyntaxError for a body that is no JSON */
export async function readCall(message: IncomingMessage): Promise<SqsCall> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const target = String(message.headers['x-amz-target'] ?? '')
  return {
    action: target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : target,
    body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>,
  }
}

/** Opens a way to a server of the SQS API. It is not signed: the embedded server accepts anybody. */
export function openForward(origin: string): { forward: Forward; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS })
  const { hostname, port } = new URL(origin)
  const forward: Forward = ({ action, body }) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body)
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(text),
        'x-amz-target': TARGET_PREFIX + action,
        authorization:
          'AWS4-HMAC-SHA256 Credential=LOCAL/20260101/ap-northeast-2/sqs/aws4_request, SignedHeaders=host, Signature=0',
      }
      const outgoing = request({ hostname, port, method: 'POST', path: '/', agent, headers }, (answer) => {
        readAnswer(answer).then(resolve, reject)
      })
      outgoing.on('error', reject)
      outgoing.end(text)
    })
  return { forward, close: () => agent.destroy() }
}

async function readAnswer(message: IncomingMessage): Promise<SqsAnswer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return { status: message.statusCode ?? 500, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} }
}
