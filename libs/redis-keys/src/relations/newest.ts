/** What orders the operations of one pair: the newest wins, whatever the order of arrival. */
export interface Stamp {
  /** Microseconds since 1970. */
  version: number
  /** Breaks ties, compared byte by byte (it is ASCII): Lua, Postgres (collate "C") and this agree. */
  opId: string
}

/** The state of a pair at a stamp. */
export interface PairState extends Stamp {
  active: boolean
}

/** Whether `a` wins over `b`; an equal stamp is the same operation and wins nothing. */
export function isNewer(a: Stamp, b: Stamp): boolean {
  return a.version === b.version ? a.opId > b.opId : a.version > b.version
}

/** The winner; undefined where there is none. */
export function newest<T extends Stamp>(states: readonly (T | undefined)[]): T | undefined {
  return states.reduce((best, state) => (state && (!best || isNewer(state, best)) ? state : best), undefined)
}

/** Reads `version opId active …` as the scripts write it. */
export function parseState(text: string | null | undefined): PairState | undefined {
  if (!text) return undefined
  const [version, opId, active] = text.split(' ')
  return { version: Number(version), opId: opId ?? '', active: active === '1' }
}

/** The same text for a state without more. */
export function writeState({ version, opId, active }: PairState): string {
  return `${version} ${opId} ${active ? 1 : 0}`
}
