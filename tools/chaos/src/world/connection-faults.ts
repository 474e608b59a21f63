import type { Random } from '../random.ts'
import type { Tally } from '../tally.ts'
import type { Cut } from '../tcp-proxy/tcp-proxy.ts'
import { runsScript, sendsCommit } from '../tcp-proxy/wire-words.ts'

/** Of commits: some hundred a second go by, so that one is cut every few seconds. */
const COMMIT_CUT = 0.004
/** Of Redis scripts: a cut costs a process all its commands under way. */
const SCRIPT_CUT = 0.0008
const CUTS: readonly Cut[] = ['before', 'after', 'answered']

/** Cuts connections at the moments that hurt: when COMMIT or a script was sent and its outcome is unknown. */
export function createConnectionFaults(random: Random, tally: Tally) {
  let faulting = false
  const judge = (name: string, chance: number, seen: (chunk: Buffer) => boolean) => {
    const draws = random.fork(name)
    return (chunk: Buffer): Cut | undefined => {
      if (!faulting || !seen(chunk) || !draws.chance(chance)) return undefined
      const cut = draws.pick(CUTS)
      tally.add(`connection: cut ${cut} ${name}`)
      return cut
    }
  }
  return {
    judgePostgres: judge('COMMIT', COMMIT_CUT, sendsCommit),
    judgeRedis: judge('a script', SCRIPT_CUT, runsScript),
    setFaulting: (on: boolean) => void (faulting = on),
  }
}
