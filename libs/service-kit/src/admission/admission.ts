import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Registry } from 'prom-client'
import type { Service } from '../service.ts'
import { watchDeadlines } from './deadlines.ts'
import { createGate } from './gate.ts'
import type { AdmissionLimits } from './limits.ts'
import { watchLoopLateness } from './loop-lateness.ts'
import { boundPipelining } from './pipelining.ts'
import { countRefusals } from './refusal-metrics.ts'
import { createRefusal } from './refusal.ts'
import { urgencyOf } from './urgency.ts'

export interface AdmissionOptions {
  metrics: Registry
  /** The page of the error catalogue. */
  problemsUrl: string
  limits: AdmissionLimits
}

/**
 * Decides before anything else whether a request is taken: no token is verified and no body read for one that is not. What
 * is taken holds a place, and has a deadline, until its answer is written or its connection gone.
 */
export function installAdmission(service: Service, options: AdmissionOptions): void {
  const lateness = watchLoopLateness()
  service.addHook('onClose', async () => lateness.stop())
  const gate = createGate({ limits: options.limits, lateMs: lateness.ms })
  const count = countRefusals(options.metrics, gate, lateness)
  const refuse = createRefusal(options.problemsUrl)
  service.decorateRequest('isRefused', false)

  const deadlines = watchDeadlines()
  service.addHook('onClose', async () => deadlines.stop())

  const pipelining = boundPipelining()

  const hold = (request: FastifyRequest, reply: FastifyReply) => {
    gate.enter()
    pipelining.begin(request.raw)
    const end = deadlines.begin(reply)
    // Written, or cut off: in either case it comes once.
    reply.raw.once('close', () => {
      end()
      pipelining.end(request.raw)
      gate.leave()
    })
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
    if (holdsFrom(request) === 'headers') hold(request, reply)
    done()
  })
  service.addHook('preValidation', (request, reply, done) => {
    if (holdsFrom(request) === 'body') hold(request, reply)
    done()
  })
}

/** From when a request holds a place: one with a body from when that is read, so that slow senders hold none. What waits for something to happen never does. */
function holdsFrom({ headers, routeOptions }: FastifyRequest): 'headers' | 'body' | 'never' {
  const { urgency, waits } = routeOptions.config
  if (urgency === 'always' || waits === true || headers.prefer !== undefined) return 'never'
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  return hasBody ? 'body' : 'headers'
}
