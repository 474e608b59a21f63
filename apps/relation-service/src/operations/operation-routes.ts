import { ProblemError, ref, RelationOperation } from '@matjip/contracts'
import { callerOf, languageOf } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { presentOperation } from './present-operation.ts'
import { ownOperation, readStanding } from './read-operation.ts'
import type { OperationDoors } from './read-operation.ts'

/** Ids of ours have 48 characters, of a hashtag up to 315; anything else is not found, and nothing longer is even looked at. */
const MAX_ID_LENGTH = 320
/** Seconds after which asking again makes sense, while the operation is on its way. */
const RETRY_AFTER_S = 1

/** `GET /relations/operations/{operationId}`: how far an accepted click has come. */
export async function operationRoutes(service: Service, { doors }: { doors: OperationDoors }): Promise<void> {
  service.get(
    '/relations/operations/:operationId',
    {
      config: { problems: [404], urgency: 'own' },
      schema: {
        operationId: 'getRelationOperation',
        tags: ['relations'],
        summary: 'How far a click has come (진행 상태)',
        description:
          'How far a click has come: `queued` (durable) → `applied` (readers see it) → `persisted` (in the record; `effect` tells whether it stands ' +
          'or a newer click of the caller has replaced it), or `failed` with the reason, where the target did not exist, one of the two has blocked the other, or a limit was reached. ' +
          'Only the person who clicked may ask: everybody else gets 404, as for an id that never was. ' +
          'The id carries the operation itself, so its status survives the loss of every cache.',
        params: Type.Object({
          operationId: Type.String({ maxLength: MAX_ID_LENGTH, description: 'Opaque; from the 202.' }),
        }),
        querystring: Type.Object({}),
        response: { 200: ref(RelationOperation) },
      },
    },
    async (request, reply) => {
      const operation = ownOperation(request.params.operationId, callerOf(request).userId)
      if (operation === null) throw new ProblemError('not-found')
      const standing = await readStanding(doors, operation)
      if (standing.status === 'queued' || standing.status === 'applied') reply.header('retry-after', RETRY_AFTER_S)
      return presentOperation(operation, standing, languageOf(request.headers['accept-language']))
    },
  )
}
