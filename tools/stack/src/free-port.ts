import { createServer } from 'node:net'

/**
 * Ports are drawn from below the range from which systems take the ports of outgoing connections (32768 on Linux), so
 * that none of those can take one between our look and our child's bind.
 */
const LOWEST = 20_000
const HIGHEST = 29_999
/** Draws before giving up: with even half of the range in use, 50 misses in a row do not happen. */
const DRAWS = 50

const given = new Set<number>()

/** Whether `port` of the loopback interface can be bound now. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A free loopback port, never the same twice from one process. */
export async function freePort(): Promise<number> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1))
    if (given.has(port) || !(await isFree(port))) continue
    given.add(port)
    return port
  }
  throw new Error(`No free port between ${LOWEST} and ${HIGHEST}`)
}
