import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** Milliseconds between two bytes of a slow client: often enough to look alive. */
const BYTE_MS = 500
/** Milliseconds before one that was closed comes back. */
const REST_MS = 200

export interface SlowClients {
  /** How often the server closed one. */
  closed(): number
  stop(): void
}

/** How a client is slow, by what it has said first; the rest comes byte by byte. */
const WAYS: readonly ((host: string) => string)[] = [
  // Its headers never end.
  (host) => `GET /posts/1 HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `,
  // It has announced a body that does not come.
  (host) =>
    `POST /posts HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"text":"`,
  // It says that the end will come in pieces.
  (host) => `PATCH /users/me HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n`,
  // It has asked many times and reads nothing.
  (host) => `GET /restaurants HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(50),
]

/** Keeps so many slow and lying clients on a server; whoever is closed comes back. */
export function startSlowClients(origin: URL, count: number): SlowClients {
  const sockets = new Set<Socket>()
  let isOver = false
  let closings = 0
  const start = (index: number) => {
    if (isOver) return
    const socket = connect(Number(origin.port), origin.hostname)
    sockets.add(socket)
    const way = index % WAYS.length
    const timer = setInterval(() => {
      if (way < 2) socket.write('x')
    }, BYTE_MS)
    socket.on('connect', () => socket.write(WAYS[way]?.(origin.host) ?? ''))
    // The last way reads nothing: what the server says piles up at its side.
    if (way === WAYS.length - 1) socket.pause()
    else socket.resume()
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      sockets.delete(socket)
      closings += 1
      setTimeout(() => start(index), REST_MS).unref()
    })
  }
  for (let index = 0; index < count; index++) start(index)
  return {
    closed: () => closings,
    stop() {
      isOver = true
      for (const socket of sockets) socket.destroy()
    },
  }
}
