import pino from 'pino'
import type { Logger } from './logger.ts'

/** What the one line of a request says. */
export interface Access {
  /** Of the load balancer where it sent one: any text. */
  reqId: string
  method: string
  /** Template, such as `/posts/:postId`. */
  route: string
  status: number
  /** Milliseconds. */
  ms: number
}

interface Destination {
  write(line: string): void
}

/**
 * Writes lines of requests as pino would, joined by hand: what they say is known, so the general way (serialisers, a look for
 * secrets, each field by its type) would only cost more than the line. What the logger carries, its level and its destination
 * are its own.
 */
export function createAccessLog(logger: Logger): (access: Access) => void {
  const inner = logger as unknown as Record<symbol, unknown>
  const destination = inner[pino.symbols.streamSym] as Destination
  const carried = inner[pino.symbols.chindingsSym] as string
  const begin = `{"level":${logger.levels.values.info},"time":"`
  let at = -1
  let time = ''
  return ({ reqId, method, route, status, ms }) => {
    if (!logger.isLevelEnabled('info')) return
    const now = Date.now()
    if (now !== at) {
      at = now
      time = new Date(now).toISOString()
    }
    const head = `${begin}${time}"${carried},"reqId":${JSON.stringify(reqId)},"method":"${method}"`
    destination.write(`${head},"route":${JSON.stringify(route)},"status":${status},"ms":${ms},"msg":"request"}\n`)
  }
}
