import { authorise } from './auth/authorise.ts'
import type { Answer, Context } from './context.ts'
import { preflightHeaders } from './cors/cors-headers.ts'
import { rulesOf } from './cors/rules-of.ts'
import { findRoute, OPEN_ROUTES } from './routes/find-route.ts'
import { S3Error } from './s3-error.ts'
import type { S3Request } from './s3-request.ts'

/** Everything about a request but who asks. */
export type Asked = Omit<Context, 'caller'>

/** Finds out who asks and whether they may, and does it. @throws S3Error */
export async function answerRequest(asked: Asked): Promise<Answer> {
  const { request, account, now } = asked
  if (request.method === 'OPTIONS') return preflight(asked)
  const caller = await authorise(request, account, now)
  const route = findRoute(request)
  if (caller.kind === 'anonymous' && !OPEN_ROUTES.has(route)) throw new S3Error('AccessDenied')
  return route({ ...asked, caller })
}

function preflight({ request, store }: { request: S3Request; store: Context['store'] }): Answer {
  const rules = rulesOf(store, request.bucket)
  if (!rules) throw new S3Error('AccessForbidden', 'CORSResponse: CORS is not enabled for this bucket.')
  return { status: 200, headers: preflightHeaders(rules, request.headers) }
}
