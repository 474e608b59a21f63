import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request comes from a page of this origin, as browsers say it with everything that is not a GET. `SameSite` alone
 * does not: another port of the same host is the same site, and a local stack has many.
 */
export function isSameOrigin({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site !== undefined && site !== 'same-origin') return false
  return origin !== undefined && URL.parse(origin)?.host === host
}
