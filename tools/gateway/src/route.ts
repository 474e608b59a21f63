import { climbsAboveRoot, matchPathRule, matchWebPath, pathOf } from '@matjip/path-rules'
import type { Upstream } from './upstreams.ts'
import { isUpstream } from './upstreams.ts'

/** What the gateway does with a request, decided by the raw path alone. */
export type Route =
  /** Forwarded; `target` is the request target that the upstream gets, byte for byte. */
  | { readonly kind: 'forward'; readonly upstream: Upstream; readonly target: string }
  /** Answered by a route of the gateway itself. */
  | { readonly kind: 'own' }
  /** A page or a file of the web app. */
  | { readonly kind: 'web' }
  /** Refused with 400, as an ALB does. */
  | { readonly kind: 'refused' }
  /** The listener's default action: 404. */
  | { readonly kind: 'nothing' }

const ownPaths = /^(?:\/docs(?:\/.*)?|\/dev\/(?:healthz|readyz|upstreams(?:\/.*)?))$/
const documentPath = /^\/dev\/openapi\/([a-z-]+)\.json$/

/** What only the local stack has. */
const isLocal = (path: string) =>
  path.startsWith('/dev/') || path === '/docs' || path.startsWith('/docs/') || isOps(path)
/** Behind a load balancer the operations page has an address of its own. */
const isOps = (path: string) => path === '/ops' || path.startsWith('/ops/')

/** Routes that only the local stack has. No path rule knows `/dev`, `/docs` or `/ops`, so that a real load balancer answers 404 here. */
function localRoute(path: string, requestTarget: string): Route {
  if (ownPaths.test(path)) return { kind: 'own' }
  if (isOps(path)) return { kind: 'forward', upstream: 'ops', target: requestTarget }
  const service = documentPath.exec(path)?.[1]
  if (service !== undefined) {
    // Services do not publish their document through path rules; the frontend team reads it here.
    return isUpstream(service) && service !== 'issuer' && service !== 'ops'
      ? { kind: 'forward', upstream: service, target: '/openapi.json' }
      : { kind: 'nothing' }
  }
  return { kind: 'forward', upstream: 'issuer', target: requestTarget }
}

/**
 * @param requestTarget path and query as the client sent them: nothing is decoded or normalised, here or on the way,
 *   so that no spelling of a path can be routed as one thing and served as another.
 */
export function routeOf(requestTarget: string): Route {
  const path = pathOf(requestTarget)
  if (climbsAboveRoot(path)) return { kind: 'refused' }
  const rule = matchPathRule(path)
  if (rule) return { kind: 'forward', upstream: rule.service, target: requestTarget }
  if (isLocal(path)) return localRoute(path, requestTarget)
  return { kind: matchWebPath(path) === undefined ? 'nothing' : 'web' }
}
