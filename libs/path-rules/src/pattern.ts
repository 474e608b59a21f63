/**
 * Does an ALB path pattern match a whole path? `*` stands for zero or more characters, slashes included; `?` for
 * exactly one; everything else for itself, case-sensitively. Nothing is decoded or normalised on either side.
 * Linear in memory and at worst `pattern × path` in time: no regular expression, so no pattern can backtrack badly.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  let at = 0
  let from = 0
  // Where to resume when a literal fails: just after the last `*`, letting it swallow one more character.
  let starAt = -1
  let starFrom = 0
  while (from < path.length) {
    const expected = pattern[at]
    if (expected === '*') {
      starAt = at++
      starFrom = from
    } else if (expected !== undefined && (expected === '?' || expected === path[from])) {
      at++
      from++
    } else if (starAt >= 0) {
      at = starAt + 1
      from = ++starFrom
    } else {
      return false
    }
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}
