import type { Socket } from 'node:net'
import { sendLastAnswer } from '@matjip/service-kit/last-answer'

const statusOf: Readonly<Record<string, readonly [status: number, title: string, code: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'request-timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'headers-too-large'],
}

/** Answers bytes that are no HTTP request with a problem document and closes: there is no request object to reply to. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  sendLastAnswer(error, socket, () => answerTo(error))
}

function answerTo(error: NodeJS.ErrnoException): string {
  const [status, title, code] = statusOf[error.code ?? ''] ?? [400, 'Bad Request', 'invalid-request']
  const body = JSON.stringify({
    type: `/docs/problems#${code}`,
    title,
    status,
    code,
    retryable: status === 408,
    errors: [],
  })
  return (
    `HTTP/1.1 ${status} ${title}\r\ncontent-type: application/problem+json\r\nconnection: close\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  )
}
