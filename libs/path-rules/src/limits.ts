/**
 * What Elastic Load Balancing accepts. Sources: "Condition types for listener rules", "Listener rules" and "Quotas for
 * your Application Load Balancers" in its user guide.
 */
export const albLimits = {
  patternLength: 128,
  /** "Up to three match evaluations per condition." */
  patternsPerCondition: 3,
  /** "Up to five per rule"; a rule of ours has a single condition, but another may join it. */
  patternsPerRule: 5,
  wildcardsPerRule: 5,
  /** Without the default rule; the quota can be raised. */
  rulesPerListener: 100,
  highestPriority: 50_000,
} as const

/** The characters that a path pattern may hold, wildcards included. `%` is missing: a pattern cannot name an escape. */
const patternCharacters = /^[A-Za-z0-9_\-.$/~"'@:+&*?]+$/

type LimitedRule = { readonly priority: number; readonly patterns: readonly string[] }

function patternFaults(pattern: string): string[] {
  const faults: string[] = []
  if (pattern.length > albLimits.patternLength) faults.push(`is longer than ${albLimits.patternLength} characters`)
  if (!patternCharacters.test(pattern)) faults.push('is empty or holds a character that no pattern may hold')
  if (!/^[/*?]/.test(pattern)) faults.push('can match no path, because each starts with a slash')
  return faults.map((fault) => `pattern ${JSON.stringify(pattern)} ${fault}`)
}

function ruleFaults({ priority, patterns }: LimitedRule): string[] {
  const wildcards = patterns.join('').replaceAll(/[^*?]/g, '').length
  const faults = patterns.flatMap(patternFaults)
  if (!Number.isInteger(priority) || priority < 1 || priority > albLimits.highestPriority) faults.push('bad priority')
  if (patterns.length === 0) faults.push('has no pattern')
  if (patterns.length > Math.min(albLimits.patternsPerCondition, albLimits.patternsPerRule)) {
    faults.push(`has ${patterns.length} patterns`)
  }
  if (wildcards > albLimits.wildcardsPerRule) faults.push(`has ${wildcards} wildcards`)
  return faults.map((fault) => `rule ${priority}: ${fault}`)
}

/**
 * Checks a listener's rules against the ALB's limits, so that a deployment cannot fail on what a test run accepted.
 * @throws Error that names every fault at once.
 */
export function checkRules(rules: readonly LimitedRule[]): void {
  const faults = rules.flatMap(ruleFaults)
  if (new Set(rules.map((rule) => rule.priority)).size !== rules.length) faults.push('two rules share a priority')
  if (rules.length > albLimits.rulesPerListener) faults.push(`${rules.length} rules are too many for one listener`)
  if (faults.length > 0) throw new Error(`path rules an ALB would refuse: ${faults.join('; ')}`)
}
