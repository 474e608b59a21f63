import { checkRules } from './limits.ts'

/** A service that stands behind the load balancer: the name of its folder under apps/ and of its target group. */
export type RoutedService = 'upload-presigner' | 'post-service' | 'feed-service' | 'relation-service'

/** One listener rule: a path-pattern condition that forwards to one target group. */
export type PathRule = {
  /** Evaluation order, lowest first; unique per listener. */
  readonly priority: number
  /** The public prefix that the values below stand for, without a trailing slash. */
  readonly prefix: string
  /** The condition's path patterns; the rule holds if one of them matches. */
  readonly patterns: readonly string[]
  readonly service: RoutedService
}

/** Priorities are ten apart so that a later rule fits between two without renumbering a live listener. */
const PRIORITY_STEP = 10

/**
 * Public prefix → service. One rule per prefix, not per service: a condition with more than three patterns is beyond
 * what the ALB documents, and two prefixes with two patterns each would be four.
 */
const prefixes: readonly (readonly [prefix: string, service: RoutedService])[] = [
  ['/feed', 'feed-service'],
  ['/posts', 'post-service'],
  ['/relations', 'relation-service'],
  ['/uploads', 'upload-presigner'],
  ['/restaurants', 'post-service'],
  ['/users', 'relation-service'],
  ['/moderation', 'post-service'],
]

/** The listener's rules in priority order. A path that none of them matches gets the default action, a fixed 404. */
export const pathRules: readonly PathRule[] = prefixes.map(([prefix, service], index) => ({
  priority: (index + 1) * PRIORITY_STEP,
  prefix,
  // `/posts/*` alone would not match `/posts`, and `/posts*` would match `/postscript`.
  patterns: [prefix, `${prefix}/*`],
  service,
}))

/** Every service that some rule forwards to, each once, in rule order. */
export const routedServices: readonly RoutedService[] = [...new Set(pathRules.map((rule) => rule.service))]

checkRules(pathRules)
