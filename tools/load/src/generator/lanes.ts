import { connect } from 'node:net'
import { createAnswerReader } from './answer-reader.ts'
import type { Answer } from './answer-reader.ts'

/** Status of a request that was never answered: the connection was cut, or could not be made. */
export const NO_ANSWER = 0

/** Connections to one server, as many as there are requests under way: nobody waits for another's answer. */
export interface Lanes {
  send(request: string): Promise<Answer>
  /** At the most so far. */
  connections(): number
  close(): void
}

interface Lane {
  write(request: string): Promise<Answer>
  destroy(): void
}

const NOTHING = Buffer.alloc(0)
/** Connections to one server: the ports of one address are 28,000, for all. Who finds none has no answer. */
const MOST = 8_000

/** Milliseconds after which a connection that is not needed is closed: as many stay as people come, not as once came at a bad moment. */
const IDLE_MS = 5_000

/**
 * HTTP over plain sockets: a general client costs 40 µs a request, this one a quarter, and at five times of what saturates the
 * product the generator must not be what gives in.
 */
export function openLanes(origin: string): Lanes {
  const { hostname, port } = new URL(origin)
  const idle: Lane[] = []
  const all = new Set<Lane>()
  let most = 0

  const open = (): Lane => {
    let settle: ((answer: Answer) => void) | undefined
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    const finish = (answer: Answer) => {
      const waiting = settle
      settle = undefined
      waiting?.(answer)
    }
    const end = () => {
      all.delete(lane)
      const place = idle.indexOf(lane)
      if (place >= 0) idle.splice(place, 1)
      finish({ status: NO_ANSWER, body: NOTHING })
    }
    socket.on(
      'data',
      createAnswerReader((answer) => {
        idle.push(lane)
        finish(answer)
      }),
    )
    socket.on('error', () => {})
    socket.setTimeout(IDLE_MS, () => {
      if (settle !== undefined) return
      // From now on nobody takes it.
      end()
      socket.destroy()
    })
    socket.on('close', end)
    const lane: Lane = {
      write(request) {
        return new Promise((resolve) => {
          settle = resolve
          socket.write(request)
        })
      },
      destroy: () => socket.destroy(),
    }
    all.add(lane)
    most = Math.max(most, all.size)
    return lane
  }

  return {
    async send(request) {
      const lane = idle.pop() ?? (all.size < MOST ? open() : undefined)
      return lane?.write(request) ?? { status: NO_ANSWER, body: NOTHING }
    },
    connections: () => most,
    close() {
      for (const lane of all) lane.destroy()
    },
  }
}
