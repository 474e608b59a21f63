import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { sip } from './ways.ts'
import type { Way } from './ways.ts'

/** Milliseconds between two bytes of a slow client: often enough to look alive. */
const BYTE_MS = 500
/**
 * Milliseconds before one that was closed comes back, up to twice as long: 200 that are closed after some seconds are then some
 * 20 connections a second. Many more would be a flood, which is another matter.
 */
const REST_MS = 2_000

export interface SlowClients {
  /** How often the server closed one, by the way in which it was slow. */
  closed(): ReadonlyMap<string, number>
  /** Milliseconds for which the server has borne a connection of that way, at most: those count that are still open, too. */
  borneMs(way: string): number
  stop(): void
}

/** Keeps slow and lying clients on a server, one of each way that is given; whoever is closed comes back. */
export function startSlowClients(origin: URL, ways: readonly Way[]): SlowClients {
  const open = new Map<Socket, { name: string; since: number }>()
  const longest = new Map<string, number>()
  const closings = new Map<string, number>()
  let isOver = false
  const borne = (socket: Socket) => performance.now() - (open.get(socket)?.since ?? NaN)
  const later = (way: Way, ms: number) => void setTimeout(() => start(way), ms).unref()
  const start = (way: Way) => {
    if (isOver) return
    const socket = connect({ port: Number(origin.port), host: origin.hostname, allowHalfOpen: true })
    open.set(socket, { name: way.name, since: performance.now() })
    const timer = setInterval(() => {
      if (way.more !== undefined && socket.writable) socket.write(way.more(origin.host))
      if (way.reads === 'slowly') sip(socket)
    }, BYTE_MS)
    socket.on('connect', () => {
      socket.write(way.begin(origin.host))
      if (way.isHalfClosed) socket.end()
    })
    // Who never reads leaves what the server says at the server's side.
    if (way.reads === undefined) socket.resume()
    // The server has closed its side: it is gone.
    socket.on('end', () => socket.destroy())
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      longest.set(way.name, Math.max(longest.get(way.name) ?? 0, borne(socket)))
      open.delete(socket)
      if (isOver) return
      closings.set(way.name, (closings.get(way.name) ?? 0) + 1)
      later(way, (way.pauseMs ?? REST_MS) * (1 + Math.random()))
    })
  }
  for (const way of ways) later(way, ((way.pauseMs ?? 0) / 2) * Math.random())
  return {
    closed: () => closings,
    borneMs(way) {
      const others = [...open].flatMap(([socket, { name }]) => (name === way ? [borne(socket)] : []))
      return Math.max(longest.get(way) ?? 0, ...others)
    },
    stop() {
      isOver = true
      for (const socket of open.keys()) socket.destroy()
    },
  }
}
