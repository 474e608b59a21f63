import type { Socket } from 'node:net'
import { problemTypes } from '@matjip/contracts'
import type { ProblemCode } from '@matjip/contracts'

/** What Node's HTTP parser could not make a request of, by its error code. */
const byCode: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
}

/** Milliseconds for which what its sender goes on to send is taken off a connection that was answered: closed at once it would be reset, and the answer lost (RFC 9112, 9.6). */
const LINGER_MS = 2_000
/** Connections that were answered: what follows is broken again, piece by piece. */
const answered = new WeakSet<Socket>()

/** Answers bytes that are no HTTP request, too large headers and slow senders with a problem document, and closes the connection. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (answered.has(socket)) return
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
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
  answered.add(socket)
  socket.end(head + body)
  const linger = setTimeout(() => socket.destroy(), LINGER_MS).unref()
  socket.once('close', () => clearTimeout(linger))
}
