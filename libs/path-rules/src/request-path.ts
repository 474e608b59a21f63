/** The path of a request target as sent: everything before the first `?`. */
export function pathOf(requestTarget: string): string {
  const query = requestTarget.indexOf('?')
  return query === -1 ? requestTarget : requestTarget.slice(0, query)
}

/**
 * Do the path's dot segments leave the root at any point? An ALB forwards `/a/b/../../c` and `/a/b/..%2F..%2Fc` as
 * they are, but answers 400 itself once one more `..` than there are segments is sent, encoded slashes counting as
 * slashes (observed: https://repost.aws/questions/QU9JMK-tiDSVK06H6oAaIRZg; the user guide is silent).
 */
export function climbsAboveRoot(path: string): boolean {
  let depth = 0
  for (const segment of path.replaceAll(/%2f/gi, '/').replaceAll(/%2e/gi, '.').split('/')) {
    if (segment === '..') depth--
    else if (segment !== '' && segment !== '.') depth++
    if (depth < 0) return true
  }
  return false
}
