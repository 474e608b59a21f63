import { runSchedule } from '../run-schedule.ts'
import type { Outcome, ScheduleOptions } from '../run-schedule.ts'

/** Clicks that are tried, fewest first. */
const SIZES = [5, 10, 20, 40, 80, 160]
const MOST_LINES = 200

/** A smaller schedule that goes wrong in the same way, with its trace: fewer clicks, fewer kinds of faults. */
export async function shrink(options: ScheduleOptions): Promise<{ options: ScheduleOptions; outcome: Outcome }> {
  let best = options
  let outcome = await runSchedule({ ...best, tracing: true })
  const invariant = outcome.violations[0]?.invariant
  const attempt = async (smaller: ScheduleOptions) => {
    const tried = await runSchedule({ ...smaller, tracing: true })
    if (tried.violations[0]?.invariant !== invariant) return false
    best = smaller
    outcome = tried
    return true
  }
  for (const requests of SIZES) {
    if (requests >= (best.requests ?? Infinity)) break
    if (await attempt({ ...best, requests })) break
  }
  for (const fault of outcome.faults.keys()) await attempt({ ...best, without: [...(best.without ?? []), fault] })
  return { options: best, outcome }
}

/** The lines of a trace that are about the violation: faults, and steps on its target. */
export function linesAbout({ trace, violations }: Outcome): string[] {
  const words = violations[0]?.subject.split(/[ >]/) ?? []
  const [kind, target] = [words[0], words.at(-1)]
  const about = new RegExp(`!!|${kind}:${target}\\b|${kind}[: ]\\d+>${target}\\b`)
  return trace.filter((line) => about.test(line)).slice(-MOST_LINES)
}
