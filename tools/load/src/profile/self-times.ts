import type { CpuProfile } from './inspector.ts'

/** Where the time of a process went, by the function that was running. */
export interface SelfTime {
  /** `name — file`, or what V8 calls by a name of its own in brackets, such as the collection of garbage. */
  where: string
  /** Microseconds. */
  us: number
}

/** What a process does while it does nothing. */
const IDLE = '(idle)'

/** The file of the sources that a place in a bundle comes from; undefined for what has none. Counted from 0. */
export type SourceOf = (line: number, column: number) => string | undefined

/** Time by function, most first, without what was idle. @param sourceOf for places in the bundle */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile, sourceOf: SourceOf): SelfTime[] {
  const whereOf = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber, columnNumber } }) => {
      const name = functionName || '(anonymous)'
      const file = url.startsWith('node:') ? url : url === '' ? undefined : sourceOf(lineNumber, columnNumber)
      return [id, file === undefined ? name : `${name} — ${shortened(file)}`]
    }),
  )
  const times = new Map<string, number>()
  for (const [index, sample] of samples.entries()) {
    const where = whereOf.get(sample) ?? '(unknown)'
    // The time until the next sample was spent where this one found it.
    if (where !== IDLE) times.set(where, (times.get(where) ?? 0) + (timeDeltas[index + 1] ?? 0))
  }
  return [...times].map(([where, us]) => ({ where, us })).sort((a, b) => b.us - a.us)
}

/** The package of what is not ours, the path of what is. */
function shortened(file: string): string {
  const [, inPackage] = file.split(/.*node_modules\//)
  if (inPackage !== undefined) return inPackage.split('/', inPackage.startsWith('@') ? 2 : 1).join('/')
  return file.replace(/^(\.\.\/)+/, '').replace(/^.*\/(?=(?:apps|libs)\/)/, '')
}
