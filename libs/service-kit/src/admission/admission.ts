import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Registry } from 'prom-client'
import type { Service } from '../service.ts'
import { NOTHING_HELD, watchDeadlines } from './deadlines.ts'
import { createGate } from './gate.ts'
import type { AdmissionLimits } from './limits.ts'
import { watchLoopLateness } from './loop-lateness.ts'
import { boundPipelining } from './pipelining.ts'
import { countRefusals } from './refusal-metrics.ts'
import { createRefusal } from './refusal.ts'
import { urgencyOf } from './urgency.ts'
import { watchWaiting } from './waiting.ts'

export interface AdmissionOptions {
  metrics: Registry
  /** The page of the error catalogue. */
  problemsUrl: string
  limits: AdmissionLimits
}

/**
 * Decides before anything else whether a request is taken: no token is verified and no body read for one that is not. What
 * is taken has a deadline until its answer is read, its connection gone, or its route lets go, and holds a place until its
 * answer is made: who reads slowly takes nobody's.
 */
export function installAdmission(service: Service, options: AdmissionOptions): void {
  const lateness = watchLoopLateness()
  service.addHook('onClose', async () => lateness.stop())
  const waiting = watchWaiting()
  service.addHook('onClose', async () => waiting.stop())
  const gate = createGate({ limits: options.limits, lateMs: lateness.ms, waiting })
  const count = countRefusals(options.metrics, gate, lateness)
  const refuse = createRefusal(options.problemsUrl)
  service.decorateRequest('isRefused', false)
  service.decorateRequest('letGo', NOTHING_HELD)

  const deadlines = watchDeadlines()
  service.addHook('onClose', async () => deadlines.stop())

  const pipelining = boundPipelining()

  const hold = (request: FastifyRequest, reply: FastifyReply) => {
    const urgency = urgencyOf(request)
    gate.enter(urgency)
    request.letGo = deadlines.begin(reply, () => gate.leave(urgency))
  }
  service.addHook('onRequest', (request, reply, done) => {
    const urgency = urgencyOf(request)
    if (urgency === 'always') return done()
    const pressure = pipelining.isFull(request.raw) ? 'pipelining' : gate.pressureOn(urgency)
    if (pressure !== undefined) {
      count(urgency, pressure)
      request.isRefused = true
      return refuse(request, reply)
    }
    // Whether it holds a place or not: bodies that are in one packet are all begun before the first is read.
    pipelining.begin(request.raw)
    if (holdsFrom(request) === 'headers') hold(request, reply)
    // Written, or cut off: in either case it comes once.
    reply.raw.once('close', () => {
      pipelining.end(request.raw)
      request.letGo()
    })
    done()
  })
  service.addHook('preValidation', (request, reply, done) => {
    // Of one that was cut off while its body was read nothing tells any more.
    if (holdsFrom(request) === 'body' && !reply.raw.closed) hold(request, reply)
    done()
  })
}

/** From when a request holds a place: one with a body from when that is read, so that slow senders hold none. What waits for something to happen never does. */
function holdsFrom({ headers, routeOptions }: FastifyRequest): 'headers' | 'body' | 'never' {
  const { urgency, waits } = routeOptions.config
  if (urgency === 'always' || waits === true) return 'never'
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  return hasBody ? 'body' : 'headers'
}
