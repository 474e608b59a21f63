import type { Socket } from 'node:net'

/** How a client is slow, or lies. */
export interface Way {
  name: string
  /** What it says first. */
  begin: (host: string) => string
  /** What it says next, now and then; nothing unless given. */
  more?: (host: string) => string
  /** How it takes what it is told: not at all, or a little now and then; as it comes unless given. */
  reads?: 'never' | 'slowly'
  /** It says goodbye after its first words, and waits for an answer. */
  isHalfClosed?: true
  /**
   * Milliseconds for which it stays away once it was closed, up to twice as long; it first comes within half of that. As long as
   * all of them, and at once, unless given.
   */
  pauseMs?: number
}

/** An answer of this path is some 10 KB. */
const PAGE = '/restaurants?limit=50'

export const WAYS: readonly Way[] = [
  {
    name: 'headers that never end',
    begin: (host) => `GET /posts/1 HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `,
    more: () => 'x',
  },
  {
    name: 'a body that comes byte by byte',
    begin: (host) =>
      `POST /posts HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"text":"`,
    more: () => 'x',
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

/** A long page costs milliseconds of CPU: many who came at once, or came back at once, would be a flood. */
const HOARDING_PAUSE_MS = 12_000

/**
 * Asks for a page again and again and reads nothing. The kernel takes some megabytes of each connection (`tcp_wmem`); of pages
 * that have more than one, all but the first few wait in the process, four at most: it refuses to begin more of one connection.
 * @param page path of a long one
 */
export function hoarding(page: string): Way {
  const ask = (host: string) => `GET ${page} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
  const name = 'the longest page again and again, never read'
  return { name, begin: ask, more: ask, reads: 'never', pauseMs: HOARDING_PAUSE_MS }
}

/** Bytes that a slow reader takes at a time. */
const SIP = 64

/** Takes a little of what has come. */
export function sip(socket: Socket): void {
  socket.read(SIP)
}
