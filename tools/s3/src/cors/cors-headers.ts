import { S3Error } from '../s3-error.ts'
import { type CorsRule, findCorsRule } from './cors-rules.ts'

const VARY = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method'

type Headers = Readonly<Record<string, string | undefined>>

/** The answer to a browser that asks before it sends. @throws S3Error where no rule lets it */
export function preflightHeaders(rules: readonly CorsRule[], headers: Headers): Record<string, string> {
  const { origin, 'access-control-request-method': method } = headers
  if (!origin) throw new S3Error('InvalidRequest', 'Insufficient information. Origin request header needed.')
  if (!method) throw new S3Error('InvalidRequest', 'Invalid Access-Control-Request-Method: null')
  const asked = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim())
  const named = asked.filter(Boolean)
  const rule = findCorsRule(rules, origin, method, named)
  if (!rule) throw new S3Error('AccessForbidden')
  return {
    ...allowed(rule, origin),
    ...(named.length > 0 ? { 'access-control-allow-headers': named.join(', ').toLowerCase() } : {}),
    ...(rule.maxAge === undefined ? {} : { 'access-control-max-age': rule.maxAge }),
  }
}

/** What a browser needs to show the answer of the request itself to a page; nothing where no rule lets it. */
export function corsHeaders(rules: readonly CorsRule[], headers: Headers, method: string): Record<string, string> {
  const { origin } = headers
  const rule = origin === undefined ? undefined : findCorsRule(rules, origin, method)
  return origin === undefined || !rule ? {} : allowed(rule, origin)
}

function allowed(rule: CorsRule, origin: string): Record<string, string> {
  const anyOrigin = rule.origins.includes('*')
  return {
    'access-control-allow-origin': anyOrigin ? '*' : origin,
    ...(anyOrigin ? {} : { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': rule.methods.join(', '),
    ...(rule.exposed.length > 0 ? { 'access-control-expose-headers': rule.exposed.join(', ') } : {}),
    vary: VARY,
  }
}
