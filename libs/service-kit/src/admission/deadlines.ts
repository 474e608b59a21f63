import { ProblemError } from '@matjip/contracts'
import type { FastifyReply } from 'fastify'
import { closeBeyond } from './unread.ts'

/** As long as a client waits. Each step has a limit of its own (Redis 1 s, SQS 2 s, a statement 5 s); this is of them all. */
const DEADLINE_MS = 10_000
/**
 * Milliseconds between two looks: one timer for all, where one for each request would cost 3 µs. As often as `watchWaiting`
 * looks, which would take answers that nobody reads for a queue; a look at a thousand requests is some 20 µs.
 */
const LOOK_MS = 100

export interface Deadlines {
  /**
   * From now on it has to be answered in time; what it gives ends that.
   * @param letGo called once: at the end, or before it where the answer is made and only not read yet
   */
  begin(reply: FastifyReply, letGo: () => void): () => void
  stop(): void
}

interface Running {
  untilMs: number
  letGo(): void
}

/** How who holds nothing lets go: before a place is taken, and after it was let go. */
export const NOTHING_HELD = () => {}

/**
 * Answers 503 for a handler that has not in time: nobody waits for it any more. What it still does goes on, within its own
 * limits. A connection on which an answer is not read in that time is closed, and sooner where unread ones are too much.
 */
export function watchDeadlines(deadlineMs = DEADLINE_MS, lookMs = LOOK_MS): Deadlines {
  /** In the order in which they came. */
  const running = new Map<FastifyReply, Running>()
  const end = (reply: FastifyReply) => {
    running.delete(reply)
    // It is answered, and whoever asked does not read it.
    if (reply.sent) return void reply.raw.destroy()
    const cause = new Error(`no answer within ${deadlineMs} ms`)
    reply.send(new ProblemError('service-unavailable', { cause }))
  }
  const timer = setInterval(() => {
    const now = performance.now()
    const unread: FastifyReply['raw'][] = []
    for (const [reply, one] of running) {
      if (one.untilMs <= now) end(reply)
      else if (reply.raw.writableEnded) {
        unread.push(reply.raw)
        one.letGo()
      }
    }
    closeBeyond(unread)
  }, lookMs).unref()
  return {
    begin(reply, letGo) {
      const one: Running = {
        untilMs: performance.now() + deadlineMs,
        letGo() {
          one.letGo = NOTHING_HELD
          letGo()
        },
      }
      running.set(reply, one)
      return () => {
        running.delete(reply)
        one.letGo()
      }
    },
    stop: () => clearInterval(timer),
  }
}
