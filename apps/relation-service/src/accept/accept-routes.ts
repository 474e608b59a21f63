import { kindTable } from '@matjip/contracts'
import { callerOf, languageOf } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { awaitApplied } from '../operations/await-applied.ts'
import { presentOperation } from '../operations/present-operation.ts'
import type { OperationDoors } from '../operations/read-operation.ts'
import { createAccept } from './accept-relation.ts'
import type { AcceptDeps } from './accept-relation.ts'
import { acceptDescription, AcceptHeaders, acceptedResponse } from './accept-schema.ts'
import { clickTarget, targetParam } from './click-target.ts'
import { preferredWait } from './prefer-wait.ts'
import { relationTable } from './relation-table.ts'
import type { RelationRow } from './relation-table.ts'

/** Seconds after which asking for the operation makes sense: one fold. */
const RETRY_AFTER_S = 1

export interface AcceptRoutesDeps extends AcceptDeps, OperationDoors {
  /** Makes sure, some time soon, that the caller has a row. Never waited for. */
  meetInBackground: (request: FastifyRequest) => void
}

/** `PUT|DELETE /relations/{kind}/{target}` for each row of the table of kinds. */
export async function acceptRoutes(service: Service, deps: AcceptRoutesDeps): Promise<void> {
  for (const row of relationTable) {
    acceptRoute(service, deps, row, 'PUT')
    acceptRoute(service, deps, row, 'DELETE')
  }
}

function acceptRoute(service: Service, deps: AcceptRoutesDeps, row: RelationRow, method: 'PUT' | 'DELETE'): void {
  const accept = createAccept(deps)
  const active = method === 'PUT'
  const schema = {
    ...(active ? row.put : row.delete),
    tags: ['relations'],
    description: acceptDescription,
    params: Type.Object({ [row.param]: targetParam(row.kind, row.target) }),
    querystring: Type.Object({}),
    headers: AcceptHeaders,
    response: { 202: acceptedResponse },
  }
  service.route({
    method,
    url: `/relations/${row.path}/:${row.param}`,
    config: { rate: 'click', problems: kindTable[row.kind].target === 'user' ? [422] : [] },
    schema,
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const target = clickTarget(row, request.params[row.param] ?? '', caller.userId)
      const echo = request.headers['matjip-version']
      const echoed = echo === undefined ? null : Number(echo)
      const operation = await accept({
        caller,
        kind: row.kind,
        target,
        active,
        echoed,
        traceparent: request.traceparent,
      })
      deps.meetInBackground(request)
      const wait = preferredWait(request.headers.prefer)
      if (wait !== null) reply.header('preference-applied', `wait=${wait}`)
      // It is durable; a place is for what SQS has not confirmed.
      if (wait !== null) request.letGo()
      const standing = wait === null ? ({ status: 'queued' } as const) : await awaitApplied(deps, operation, wait)
      const body = presentOperation(operation, standing, languageOf(request.headers['accept-language']))
      reply
        .status(202)
        .header('location', `/relations/operations/${body.id}`)
        .header('retry-after', RETRY_AFTER_S)
        .header('cache-control', 'no-store')
      // The body itself: to await a reply means to listen for the end of its stream.
      return body
    },
  })
}
