import type { Socket } from 'node:net'

/** Milliseconds for which what its sender goes on to send is taken off a connection that was answered: closed at once it would be reset, and the answer lost (RFC 9112, 9.6). */
const LINGER_MS = 2_000
/** Connections that were answered: what follows is broken again, piece by piece. */
const answered = new WeakSet<Socket>()

/** Answers on a connection of which nothing more can be read as HTTP, and closes it. @param answer the whole of it, head and body; made once */
export function sendLastAnswer(error: { code?: string }, socket: Socket, answer: () => string): void {
  if (answered.has(socket)) return
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  answered.add(socket)
  const linger = setTimeout(() => socket.destroy(), LINGER_MS).unref()
  socket.once('close', () => clearTimeout(linger))
  socket.end(answer())
}
