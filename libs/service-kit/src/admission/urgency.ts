import type { FastifyRequest } from 'fastify'

/**
 * What can wait for another minute is refused before what a person is waiting for: ranked lists, then pages further back than
 * the first, then what others have posted, then the caller's own home and state; what somebody has written last.
 */
export const URGENCIES = ['ranked', 'deep', 'others', 'own', 'write'] as const
export type Urgency = (typeof URGENCIES)[number]

/** What is never refused: whoever asks for health and metrics must see them when it matters most. */
export type RouteUrgency = Urgency | 'always'

/** By the route's own word, else by the method; a list from the middle on is a deep page, whosever it is. */
export function urgencyOf(request: Pick<FastifyRequest, 'method' | 'query' | 'routeOptions'>): RouteUrgency {
  const { urgency } = request.routeOptions.config
  if (urgency === 'always') return urgency
  if (request.method !== 'GET' && request.method !== 'HEAD') return 'write'
  if (urgency === 'ranked') return urgency
  const { cursor } = request.query as { cursor?: unknown }
  return cursor === undefined ? (urgency ?? 'others') : 'deep'
}
