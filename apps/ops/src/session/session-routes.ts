import { ProblemError } from '@matjip/contracts'
import type { Logger, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import type { Session, Sessions } from './operator-token.ts'
import { SESSION_S } from './operator-token.ts'
import { isSameOrigin } from './same-origin.ts'

export const COOKIE = 'matjip_ops'
/** Longer than any token, so that nobody makes us hash a novel. */
const MAX_TOKEN = 1_000

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is; null where nobody has signed in. */
    operator: Session | null
  }
}

export interface SessionDeps {
  sessions: Sessions
  logger: Logger
  /** Where the cookie may go by plain HTTP: on this machine only. */
  isLocal: (host: string | undefined) => boolean
}

const refused = () =>
  new ProblemError('unauthenticated', {
    detail: { ko: '운영 토큰으로 로그인해 주세요.', en: 'Sign in with the operations token.' },
  })

/** Signing in and out, and the rules that all other routes below `/ops/` stand under. */
export function sessionRoutes(service: Service, { sessions, logger, isLocal }: SessionDeps): void {
  service.decorateRequest('operator', null)
  service.addHook('onRequest', (request, _reply, done) => {
    request.operator = sessions.read(request.cookies[COOKIE], Date.now()) ?? null
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    done(changes && !isSameOrigin(request.headers) ? new ProblemError('forbidden') : undefined)
  })
  service.get('/ops/session', async (request) => {
    if (!request.operator) throw refused()
    return { expiresAt: new Date(request.operator.expiresAt).toISOString() }
  })
  const body = Type.Object({ token: Type.String({ maxLength: MAX_TOKEN }) }, { additionalProperties: false })
  service.post('/ops/session', { schema: { body } }, async (request, reply) => {
    if (!sessions.isToken(request.body.token)) {
      logger.warn({ ip: request.ip }, 'somebody tried to sign in with a wrong operations token')
      throw refused()
    }
    const { cookie, session } = sessions.begin(Date.now())
    logger.info({ session: session.name, ip: request.ip }, 'an operator signed in')
    const secure = !isLocal(request.headers.host)
    reply.setCookie(COOKIE, cookie, { path: '/ops', httpOnly: true, sameSite: 'strict', secure, maxAge: SESSION_S })
    return reply.code(204).send()
  })
  service.delete('/ops/session', async (_request, reply) =>
    reply.clearCookie(COOKIE, { path: '/ops', httpOnly: true, sameSite: 'strict' }).code(204).send(),
  )
}

/** For routes that only operators may ask. @throws ProblemError unauthenticated */
export function operatorOf({ operator }: { operator: Session | null }): Session {
  if (!operator) throw refused()
  return operator
}

/** Loopback, by any of its names. */
export function isLoopback(host: string | undefined): boolean {
  const name = URL.parse(`http://${host ?? ''}`)?.hostname ?? ''
  return name === 'localhost' || name === '[::1]' || /^127\./.test(name)
}
