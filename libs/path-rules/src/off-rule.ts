import { matchPathRule } from './match.ts'
import type { PathRule } from './rules.ts'
import { pathRules } from './rules.ts'

/**
 * Which of a service's paths a load balancer would not send to it, or could send elsewhere: those that do not match exactly
 * one rule, and that one the service's own.
 * @param paths as in an OpenAPI document, `/posts/{id}`
 */
export function pathsOffRule(
  service: string,
  paths: readonly string[],
  rules: readonly PathRule[] = pathRules,
): string[] {
  return paths.filter((path) => {
    const concrete = path.replaceAll(/\{\w+\}/g, '1')
    const hits = rules.filter((rule) => matchPathRule(concrete, [rule]) !== undefined)
    return hits.length !== 1 || hits[0]?.service !== service
  })
}
