import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { sip, WAYS } from './ways.ts'

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
  stop(): void
}

/** Keeps so many slow and lying clients on a server; whoever is closed comes back. */
export function startSlowClients(origin: URL, count: number): SlowClients {
  const sockets = new Set<Socket>()
  const closings = new Map<string, number>()
  let isOver = false
  const start = (index: number) => {
    if (isOver) return
    const way = WAYS[index % WAYS.length] as (typeof WAYS)[number]
    const socket = connect({ port: Number(origin.port), host: origin.hostname, allowHalfOpen: true })
    sockets.add(socket)
    const timer = setInterval(() => {
      if (way.more !== undefined && socket.writable) socket.write(way.more)
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
      sockets.delete(socket)
      if (isOver) return
      closings.set(way.name, (closings.get(way.name) ?? 0) + 1)
      setTimeout(() => start(index), REST_MS * (1 + Math.random())).unref()
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
