import { PassThrough } from 'node:stream'
import { ProblemError } from '@matjip/contracts'
import { sendEvents } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { operatorOf } from '../session/session-routes.ts'
import { pointOf } from './point.ts'
import type { Sample } from './sample.ts'
import type { Watcher } from './watcher.ts'

/** Pages that are open at once; a team has a handful. */
const MAX_STREAMS = 20
const FULL_RETRY_S = 30
/** Bytes that wait for a slow page, ten looks or so: it then misses some and never sees old ones. */
const MAX_WAITING = 128 * 1024
/** Milliseconds after which a page that lost its stream comes back. */
const RETRY_MS = 2_000

/** `GET /ops/events`: what was seen before as `history`, then each look as `sample`. */
export function eventRoutes(service: Service, { watcher }: { watcher: Watcher }): void {
  const open = new Set<PassThrough>()
  service.addHook('preClose', async () => open.forEach((stream) => stream.end()))
  service.get('/ops/events', { exposeHeadRoute: false }, async (request, reply) => {
    const { expiresAt } = operatorOf(request)
    if (open.size >= MAX_STREAMS) throw new ProblemError('service-unavailable', { retryAfterS: FULL_RETRY_S })
    const stream = new PassThrough()
    const send = (event: string, value: unknown) => {
      if (stream.writableLength < MAX_WAITING) stream.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`)
    }
    const { points, last, leave } = watcher.watch((sample: Sample) =>
      send('sample', { sample, point: pointOf(sample) }),
    )
    stream.write(`retry: ${RETRY_MS}\n\n`)
    send('history', points)
    if (last) send('sample', { sample: last, point: null })
    const expiring = setTimeout(() => stream.end(), expiresAt - Date.now())
    open.add(stream)
    const close = () => {
      clearTimeout(expiring)
      open.delete(stream)
      leave()
      stream.destroy()
    }
    return sendEvents(reply, stream, close)
  })
}
