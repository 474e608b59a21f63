import { matchesPattern } from './pattern.ts'
import type { PathRule } from './rules.ts'
import { pathRules } from './rules.ts'

/**
 * The first rule, by priority, that an ALB would apply to a request.
 * @param path the raw path of the request target, percent-encoding and dot segments untouched, without the query
 *   (see {@link pathOf}): rules never see a query string.
 * @returns undefined where the listener's default action answers.
 */
export function matchPathRule(path: string, rules: readonly PathRule[] = pathRules): PathRule | undefined {
  let found: PathRule | undefined
  for (const rule of rules) {
    const earlier = found === undefined || rule.priority < found.priority
    if (earlier && rule.patterns.some((pattern) => matchesPattern(pattern, path))) found = rule
  }
  return found
}
