import { ProblemError } from '@matjip/contracts'
import type { FastifyReply } from 'fastify'

/** As long as a client waits. Each step has a limit of its own (Redis 1 s, SQS 2 s, a statement 5 s); this is of them all. */
const DEADLINE_MS = 10_000
/** Milliseconds between two looks: one timer for all, where one for each request would cost 3 µs. */
const LOOK_MS = 500

export interface Deadlines {
  /** From now on it has to be answered in time; what it gives ends that. */
  begin(reply: FastifyReply): () => void
  stop(): void
}

/**
 * Answers 503 for a handler that has not in time: nobody waits for it any more. What it still does goes on, within its own
 * limits. A connection on which an answer is not read in that time is closed.
 */
export function watchDeadlines(deadlineMs = DEADLINE_MS, lookMs = LOOK_MS): Deadlines {
  /** In the order in which they came. */
  const running = new Map<FastifyReply, number>()
  const timer = setInterval(() => {
    const now = performance.now()
    for (const [reply, until] of running) {
      if (until > now) return
      running.delete(reply)
      const cause = new Error(`no answer within ${deadlineMs} ms`)
      // It is answered, and whoever asked does not read it.
      if (reply.sent) reply.raw.destroy()
      else reply.send(new ProblemError('service-unavailable', { cause }))
    }
  }, lookMs).unref()
  return {
    begin(reply) {
      running.set(reply, performance.now() + deadlineMs)
      return () => void running.delete(reply)
    },
    stop: () => clearInterval(timer),
  }
}
