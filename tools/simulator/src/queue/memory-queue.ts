import type { Fault } from '../world/faults.ts'
import type { Random } from '../world/random.ts'

/** A message in the queue. */
export interface Message {
  id: string
  body: string
  receiveCount: number
  /** Milliseconds; in flight until then. */
  visibleAt: number
  handle: string
  deleted: boolean
}

export interface QueueOptions {
  random: Random
  now: () => number
  /** Whether a fault strikes; it is counted by whoever answers. */
  strikes: (fault: Fault) => boolean
  visibilityMs: number
  maxReceiveCount: number
  maxInFlight: number
}

export interface Received {
  id: string
  handle: string
  body: string
  receiveCount: number
}

/** What SQS promises of a standard queue, and no more: at least once, in any order, old receipts may delete or not. */
export interface MemoryQueue {
  messages: Map<string, Message>
  deadLetters: Message[]
  /** Receives that were refused because too much was in flight. */
  overLimits: number
  send(body: string): void
  receive(limit: number): Received[]
  /** Gives whether the queue confirms it. */
  remove(handle: string): boolean
}

export function createMemoryQueue(options: QueueOptions): MemoryQueue {
  const { random, now, strikes, visibilityMs } = options
  const handles = new Map<string, string>()
  let count = 0

  const queue: MemoryQueue = {
    messages: new Map(),
    deadLetters: [],
    overLimits: 0,
    send(body) {
      count += 1
      const visibleAt = now() + (strikes('message delayed past later ones') ? random.int(10, 20_000) : 0)
      const id = `m-${count}`
      queue.messages.set(id, { id, body, receiveCount: 0, visibleAt, handle: '', deleted: false })
    },
    receive(limit) {
      const present = [...queue.messages.values()].filter(({ deleted }) => !deleted)
      const visible = present.filter(({ visibleAt }) => visibleAt <= now())
      const inFlight = present.filter(({ visibleAt, receiveCount }) => receiveCount > 0 && visibleAt > now()).length
      if (inFlight >= options.maxInFlight) {
        queue.overLimits += 1
        throw Object.assign(new Error('OverLimit'), { name: 'OverLimit' })
      }
      const taken: Received[] = []
      while (taken.length < limit && visible.length > 0) {
        const [message] = visible.splice(random.int(0, Math.min(visible.length, 20) - 1), 1)
        if (!message) break
        const received = deliver(message)
        if (received) taken.push(received)
      }
      return taken
    },
    remove(handle) {
      if (strikes('delete refused in part')) return false
      const message = queue.messages.get(handles.get(handle) ?? '')
      if (!message || message.deleted) return true
      if (message.handle !== handle && random.chance(0.5)) {
        strikes('delete by an old receipt without effect')
        return true
      }
      message.deleted = true
      if (strikes('ghost after delete')) {
        message.deleted = false
        message.visibleAt = now() + random.int(1, 2 * visibilityMs)
      } else queue.messages.delete(message.id)
      return true
    },
  }

  const deliver = (message: Message): Received | undefined => {
    if (message.receiveCount >= options.maxReceiveCount) {
      queue.messages.delete(message.id)
      queue.deadLetters.push(message)
      return undefined
    }
    count += 1
    message.receiveCount += 1
    message.handle = `r-${count}`
    handles.set(message.handle, message.id)
    message.visibleAt = now() + (strikes('message delivered twice') ? random.int(0, 200) : visibilityMs)
    return { id: message.id, handle: message.handle, body: message.body, receiveCount: message.receiveCount }
  }
  return queue
}
