import type { Socket } from 'node:net'
import { problemTypes } from '@matjip/contracts'
import type { ProblemCode } from '@matjip/contracts'
import { sendLastAnswer } from './last-answer.ts'

/** What Node's HTTP parser could not make a request of, by its error code. */
const byCode: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
}

/** Answers bytes that are no HTTP request, too large headers and slow senders with a problem document, and closes the connection. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  sendLastAnswer(error, socket, () => answerTo(error))
}

function answerTo(error: { code?: string }): string {
  const code = byCode[error.code ?? ''] ?? 'invalid-request'
  const { status, title, en: detail, retryable } = problemTypes[code]
  const body = JSON.stringify({
    type: 'about:blank',
    title,
    status,
    detail,
    instance: '',
    code,
    requestId: '',
    retryable,
    errors: [],
  })
  const head = `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n`
  return head + body
}
