import pino from 'pino'
import type { Logger } from './logger.ts'

/** What the one line of a request says. */
export interface Access {
  /** Of the load balancer where it sent one: any text. */
  reqId: string
  method: string
  /** Template, such as `/posts/:postId`: a text of ours, which JSON has not to escape. */
  route: string
  status: number
  /** Milliseconds. */
  ms: number
}

interface Destination {
  write(lines: string): void
}

/** Characters that are handed on at once: the destination counts the bytes of each piece, and copies it. */
const PIECE = 8_192
/** Milliseconds after which less is handed on. */
const WAIT_MS = 100

export interface AccessLog {
  write(access: Access): void
  /** Hands on what is waiting. */
  flush(): void
}

/**
 * Writes lines of requests as pino would, joined by hand: what they say is known, so the general way (serialisers, a look for
 * secrets, each field by its type) would only cost more than the line. What the logger carries, its level and its destination
 * are its own.
 */
export function createAccessLog(logger: Logger): AccessLog {
  const inner = logger as unknown as Record<symbol, unknown>
  const destination = inner[pino.symbols.streamSym] as Destination
  const carried = inner[pino.symbols.chindingsSym] as string
  const begin = `{"level":${logger.levels.values.info},"time":"`
  let at = -1
  let time = ''
  let waiting = ''
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (waiting !== '') destination.write(waiting)
    waiting = ''
  }
  return {
    flush,
    write({ reqId, method, route, status, ms }) {
      if (!logger.isLevelEnabled('info')) return
      const now = Date.now()
      if (now !== at) {
        at = now
        time = new Date(now).toISOString()
      }
      const head = `${begin}${time}"${carried},"reqId":${JSON.stringify(reqId)},"method":"${method}"`
      waiting += `${head},"route":"${route}","status":${status},"ms":${ms},"msg":"request"}\n`
      if (waiting.length > PIECE) flush()
      else timer ??= setTimeout(flush, WAIT_MS).unref()
    },
  }
}
