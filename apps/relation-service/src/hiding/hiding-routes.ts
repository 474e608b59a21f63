import { CommittedRelation, Id, parseId, ref } from '@matjip/contracts'
import { callerOf } from '@matjip/service-kit'
import type { createMeetCaller, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { AcceptHeaders } from '../accept/accept-schema.ts'
import { refuseSelf } from '../accept/click-target.ts'
import { commitHiding } from './commit-hiding.ts'
import type { HidingDeps } from './commit-hiding.ts'
import { hidingTable } from './hiding-table.ts'
import type { HidingRow } from './hiding-table.ts'

export interface HidingRoutesDeps extends HidingDeps {
  meetCaller: ReturnType<typeof createMeetCaller>
}

const promise =
  'Sets a **state**: sending it again is harmless. **200** means that it is in the record and in force for the next read of ' +
  'everybody, whatever cache is lost. **503** means that nothing has changed: try again after `Retry-After`.'

/** `PUT|DELETE /relations/blocks|mutes/{userId}`. */
export async function hidingRoutes(service: Service, deps: HidingRoutesDeps): Promise<void> {
  for (const row of hidingTable) {
    hidingRoute(service, deps, row, 'PUT')
    hidingRoute(service, deps, row, 'DELETE')
  }
}

function hidingRoute(service: Service, deps: HidingRoutesDeps, row: HidingRow, method: 'PUT' | 'DELETE'): void {
  const active = method === 'PUT'
  service.route({
    method,
    url: `/relations/${row.path}/:userId`,
    config: { problems: [403, 404, 422] },
    schema: {
      ...(active ? row.put : row.delete),
      tags: ['relations'],
      description: `${row.meaning}\n\n${promise}`,
      params: Type.Object({ userId: Id(row.target) }),
      querystring: Type.Object({}),
      headers: Type.Pick(AcceptHeaders, ['matjip-version']),
      response: { 200: ref(CommittedRelation) },
    },
    preHandler: deps.meetCaller,
    handler: async (request) => {
      const caller = callerOf(request)
      const pointer = '/path/userId'
      const targetId = parseId(request.params.userId)
      refuseSelf(targetId, caller.userId, pointer)
      const echo = request.headers['matjip-version']
      const echoed = echo === undefined ? null : Number(echo)
      return commitHiding(deps, { kind: row.kind, caller, targetId, active, echoed })
    },
  })
}
