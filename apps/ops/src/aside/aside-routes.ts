import { ProblemError } from '@matjip/contracts'
import type { Logger, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { operatorOf } from '../session/session-routes.ts'
import { ASIDE, listAside, LISTED, redriveAside } from './aside-queues.ts'
import type { AsideDeps, AsideName } from './aside-queues.ts'

const params = Type.Object({ queue: Type.String() })
const RedriveOrder = Type.Object(
  {
    /** All that is there where it is absent. */
    ids: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: LISTED })),
  },
  { additionalProperties: false },
)

/** What could not be handled: looked at, and sent to its queue again. The only thing that the page can change. */
export function asideRoutes(service: Service, deps: AsideDeps & { logger: Logger }): void {
  service.get('/ops/aside/:queue', { schema: { params } }, async (request, reply) => {
    operatorOf(request)
    const messages = await listAside(deps, nameOf(request.params.queue))
    return reply.header('cache-control', 'no-store').send({ messages })
  })
  service.post('/ops/aside/:queue/redrive', { schema: { params, body: RedriveOrder } }, async (request) => {
    const { name: session } = operatorOf(request)
    const queue = nameOf(request.params.queue)
    const { ids } = request.body
    const audit = { audit: 'redrive', session, ip: request.ip, queue, ids: ids ?? 'all' }
    // Before it begins: whatever becomes of the process, the log knows who wanted it.
    deps.logger.info(audit, 'an operator sends messages again')
    const { redriven, missing } = await redriveAside(deps, queue, ids)
    const sent = redriven.map(({ messageId }) => messageId)
    deps.logger.info({ ...audit, sent, missing }, 'messages were sent again')
    return { sent, missing }
  })
}

function nameOf(text: string): AsideName {
  if (!Object.hasOwn(ASIDE, text)) throw new ProblemError('not-found')
  return text as AsideName
}
