import type { Socket } from 'node:net'

/** How a client is slow, or lies. */
export interface Way {
  name: string
  /** What it says first. */
  begin: (host: string) => string
  /** What it says next, now and then; nothing unless given. */
  more?: string
  /** How it takes what it is told: not at all, or a little now and then; as it comes unless given. */
  reads?: 'never' | 'slowly'
  /** It says goodbye after its first words, and waits for an answer. */
  isHalfClosed?: true
}

/** An answer of this path is some 10 KB. */
const PAGE = '/restaurants?limit=50'

export const WAYS: readonly Way[] = [
  {
    name: 'headers that never end',
    begin: (host) => `GET /posts/1 HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `,
    more: 'x',
  },
  {
    name: 'a body that comes byte by byte',
    begin: (host) =>
      `POST /posts HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"text":"`,
    more: 'x',
  },
  {
    name: 'pieces that do not come',
    begin: (host) => `PATCH /users/me HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n`,
  },
  {
    name: 'more bytes than it announced',
    begin: (host) =>
      `POST /posts HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{"text":"점심"}`,
  },
  { name: 'half a request, and the end', begin: (host) => `GET ${PAGE} HTTP/1.1\r\nHo${host}`, isHalfClosed: true },
  { name: 'answers read slowly', begin: (host) => `GET ${PAGE} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, reads: 'slowly' },
  { name: 'answers never read', begin: (host) => `GET ${PAGE} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, reads: 'never' },
  {
    name: 'two requests at once, answers never read',
    begin: (host) => `GET ${PAGE} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(2),
    reads: 'never',
  },
]

/** Bytes that a slow reader takes at a time. */
const SIP = 64

/** Takes a little of what has come. */
export function sip(socket: Socket): void {
  socket.read(SIP)
}
