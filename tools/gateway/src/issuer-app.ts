import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import type { Static } from 'typebox'
import { problemErrorHandler, problemNotFoundHandler } from './error-handler.ts'
import { serverOptions } from './server-options.ts'
import { ALGORITHM } from './signing-key.ts'
import type { Issuer } from './token.ts'
import { issueToken, TokenRequest } from './token.ts'

/** A handle and a name of 50 characters are far below this. */
const BODY_LIMIT_BYTES = 4096
const CACHE_KEYS = 'public, max-age=300'

/** What a client of OpenID Connect Discovery needs to find the keys; there is no login page to point to. */
function discoveryDocument(issuerUrl: string) {
  return {
    issuer: issuerUrl,
    jwks_uri: `${issuerUrl}/jwks.json`,
    token_endpoint: `${issuerUrl}/token`,
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [ALGORITHM],
    claims_supported: [
      'iss',
      'aud',
      'sub',
      'iat',
      'exp',
      'matjip_user_id',
      'preferred_username',
      'name',
      'matjip_roles',
    ],
  }
}

/** The local stack's issuer of identities; all its public routes are under `/dev`, as the gateway forwards them. */
export function buildIssuer(issuer: Issuer, logLevel = 'silent'): FastifyInstance {
  const app = fastify({ ...serverOptions(logLevel), bodyLimit: BODY_LIMIT_BYTES })
  app.setErrorHandler(problemErrorHandler)
  app.setNotFoundHandler(problemNotFoundHandler)

  app.post<{ Body: Static<typeof TokenRequest> }>(
    '/dev/token',
    { schema: { body: TokenRequest } },
    (request, reply) => {
      reply.header('cache-control', 'no-store')
      return issueToken(issuer, request.body)
    },
  )
  app.get('/dev/jwks.json', (_request, reply) => {
    reply.header('cache-control', CACHE_KEYS)
    return { keys: [issuer.key.publicJwk] }
  })
  app.get('/dev/.well-known/openid-configuration', (_request, reply) => {
    reply.header('cache-control', CACHE_KEYS)
    return discoveryDocument(issuer.issuerUrl)
  })
  for (const path of ['/healthz', '/readyz']) app.get(path, () => ({ status: 'ok', checks: {} }))
  return app
}
