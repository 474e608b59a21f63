import { ProblemError } from '@matjip/contracts'

/** How far an echoed version may be ahead of this machine: more than clocks under NTP disagree, little enough that nobody can block the future. */
export const MAX_AHEAD_US = 5_000_000
const US_PER_MS = 1_000

/** Stamps one click of an actor: microseconds since 1970, above everything that this actor has seen. */
export type StampVersion = (actorId: number, echoed: number | null) => number

/**
 * Versions that keep one actor's clicks in order across instances whose clocks disagree: the largest of this clock,
 * the last stamp + 1, and the version that the client echoes + 1.
 *
 * Only this machine's own clock moves the stamp that all actors share. What an echo adds is remembered for its actor
 * alone, until the clock has passed it: otherwise one client with a version from the future would push everybody's.
 * @param now milliseconds since 1970
 * @returns a stamp function that throws ProblemError version-in-future for an echo more than 5 s ahead
 */
export function createVersionClock(now: () => number = Date.now): StampVersion {
  let last = 0
  /** actor → last stamp, where an echo put it ahead of the clock; oldest first. */
  const ahead = new Map<number, number>()
  return (actorId, echoed) => {
    const clock = now() * US_PER_MS
    if (echoed !== null && echoed > clock + MAX_AHEAD_US) throw versionInFuture()
    last = Math.max(clock, last + 1)
    const version = Math.max(last, (ahead.get(actorId) ?? 0) + 1, (echoed ?? 0) + 1)
    ahead.delete(actorId)
    forgetPassed(ahead, last)
    if (version > last) ahead.set(actorId, version)
    return version
  }
}

/** Drops the oldest entries that the clock has passed: an entry stays for about 5 s at most, so the map stays small. */
function forgetPassed(ahead: Map<number, number>, clock: number): void {
  for (const [actorId, version] of ahead) {
    if (version >= clock) return
    ahead.delete(actorId)
  }
}

function versionInFuture(): ProblemError {
  return new ProblemError('version-in-future', {
    errors: [
      {
        pointer: '/header/matjip-version',
        code: 'version-in-future',
        ko: '서버 시각보다 5초 넘게 앞선 version입니다.',
        en: 'More than 5 s ahead of the server clock.',
      },
    ],
  })
}
