const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago something was, in the two largest units: `3 d 4 h`, `12.3 s`. */
export function ageOf(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 0) return `${(-seconds).toFixed(1)} s ahead`
  if (seconds < MINUTE) return `${seconds.toFixed(1)} s`
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ${Math.floor(seconds % MINUTE)} s`
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h ${Math.floor((seconds % HOUR) / MINUTE)} min`
  return `${Math.floor(seconds / DAY)} d ${Math.floor((seconds % DAY) / HOUR)} h`
}

/** The moment of a version, which is microseconds since 1970; to the millisecond, in UTC. */
export function momentOf(version: number): string {
  return new Date(version / 1000).toISOString()
}
