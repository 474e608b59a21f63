import type { Socket } from 'node:net'

const statusOf: Readonly<Record<string, readonly [status: number, title: string, code: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'request-timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'headers-too-large'],
}

/** Milliseconds for which what a sender goes on to send is taken off: closed at once, the connection would be reset and the answer lost. */
const LINGER_MS = 2_000
/** Connections that were answered: what follows is broken again, piece by piece. */
const answered = new WeakSet<Socket>()

/** Answers bytes that are no HTTP request with a problem document and closes: there is no request object to reply to. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (answered.has(socket)) return
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, title, code] = statusOf[error.code ?? ''] ?? [400, 'Bad Request', 'invalid-request']
  const body = JSON.stringify({
    type: `/docs/problems#${code}`,
    title,
    status,
    code,
    retryable: status === 408,
    errors: [],
  })
  answered.add(socket)
  const linger = setTimeout(() => socket.destroy(), LINGER_MS).unref()
  socket.once('close', () => clearTimeout(linger))
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\ncontent-type: application/problem+json\r\nconnection: close\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
