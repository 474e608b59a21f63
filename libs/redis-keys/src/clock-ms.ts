/** Milliseconds since 1970 of a reply to TIME. */
export function clockMs(time: unknown): number {
  const [seconds, micros] = time as [string | number, string | number]
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000)
}
