import { AccountDeletion, ref } from '@matjip/contracts'
import { callerOf } from '@matjip/service-kit'
import type { createMeetCaller, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { deleteAccount } from './delete-account.ts'
import type { LeavingDeps } from './delete-account.ts'
import { exportDescription, exportResponse } from './export-schema.ts'
import { openExport } from './open-export.ts'
import { boundExports } from './running-exports.ts'

/** Milliseconds that a client has for an export, slow as it may be: 60 MB at 100 KB/s. */
const EXPORT_MS = 600_000

export interface AccountRoutesDeps extends LeavingDeps {
  meetCaller: ReturnType<typeof createMeetCaller>
  /** For tests. */
  exportMs?: number | undefined
}

/** `DELETE /users/me` and `GET /users/me/export`. */
export async function accountRoutes(
  service: Service,
  { meetCaller, exportMs, ...deps }: AccountRoutesDeps,
): Promise<void> {
  const exports = boundExports()
  service.delete(
    '/users/me',
    {
      // Whoever was never met leaves a mark, too: what is on its way of theirs must not make them anew.
      preHandler: meetCaller,
      schema: {
        operationId: 'deleteCurrentUser',
        tags: ['users'],
        summary: 'Delete my account (계정 삭제)',
        description:
          '계정을 지웁니다. 되돌릴 수 없습니다. From the answer on nobody sees anything of the caller: no profile, posts, photos, ' +
          'follows or likes; and the token, and every other of this person, is refused with 401 `account-deleted`. What is stored is ' +
          'erased within the next hours, and clicks that were on their way are dropped. The user id is never given to anybody ' +
          'else and cannot be used again. Ask for `GET /users/me/export` before. A repeat answers 401: a client that never saw the 202 may take that as done.',
        querystring: Type.Object({}),
        response: { 202: ref(AccountDeletion) },
      },
    },
    async (request, reply) => {
      const deletedAt = await deleteAccount(deps, callerOf(request).userId)
      return reply.status(202).send({ deletedAt: deletedAt.toISOString() })
    },
  )

  service.get(
    '/users/me/export',
    {
      preHandler: meetCaller,
      // It takes as long as its client does: the deadline of other answers would cut off whatever is large.
      config: { rate: 'export', problems: [404], waits: true },
      // Nobody needs its headers alone, and all of it would be read for them.
      exposeHeadRoute: false,
      schema: {
        operationId: 'exportCurrentUser',
        tags: ['users'],
        summary: 'Everything that belongs to me (내 데이터 내려받기)',
        description: exportDescription,
        querystring: Type.Object({}),
        response: { 200: exportResponse },
      },
    },
    async (request, reply) => {
      const { userId } = callerOf(request)
      const leave = exports.begin(userId)
      const timer = setTimeout(() => reply.raw.destroy(), exportMs ?? EXPORT_MS).unref()
      const end = () => {
        clearTimeout(timer)
        leave()
      }
      reply.raw.once('close', end)
      if (reply.raw.closed) end()
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="matjip.ndjson"')
        .send(await openExport(deps.stores.pool, userId))
    },
  )
}
