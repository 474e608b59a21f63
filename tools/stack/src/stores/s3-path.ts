/**
 * Whether a request's path holds a `.` or `..` segment, plain or percent-encoded: the server writes objects as files
 * and would follow it out of its folder. A path that cannot be decoded is refused alike.
 */
export function leavesItsFolder(url: string): boolean {
  const [path = '/'] = url.split('?')
  try {
    return decodeURIComponent(path)
      .split(/[/\\]/)
      .some((segment) => segment === '..' || segment === '.' || segment.includes('\0'))
  } catch {
    return true
  }
}

/** Whether a request is for a bucket as such, its name ending in a slash: `/bucket/?list-type=2`. */
export function isBucketWithSlash(url: string): boolean {
  return /^\/[^/?]+\/(\?|$)/.test(url)
}
