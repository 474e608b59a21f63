import type { IncomingMessage } from 'node:http'

/**
 * Requests of one connection under way at once. A browser sends one after the other, and a load balancer too; Node would begin
 * all that are in one packet, and a single client who reads nothing could have any number.
 */
const MOST = 4

/** Counts what is under way on each connection. */
export function boundPipelining() {
  const underWay = new WeakMap<object, number>()
  const add = (socket: object, change: number) => underWay.set(socket, (underWay.get(socket) ?? 0) + change)
  return {
    isFull: ({ socket }: IncomingMessage) => (underWay.get(socket) ?? 0) >= MOST,
    begin: ({ socket }: IncomingMessage) => void add(socket, 1),
    end: ({ socket }: IncomingMessage) => void add(socket, -1),
  }
}
