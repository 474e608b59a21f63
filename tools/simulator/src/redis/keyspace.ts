/** A key as Redis holds it: a string or a hash, with the moment at which it expires. */
export interface Entry {
  value: string | Map<string, string>
  /** Milliseconds by the server's clock; undefined = never. */
  expiresAt: number | undefined
}

/** How a write is taken back. */
type Undo = () => void

/** Writes that can be taken back: a replica lags by less than this in every schedule. */
const MAX_HISTORY = 256

export interface Keyspace {
  read(key: string): Entry | undefined
  write(key: string, entry: Entry): void
  setField(key: string, field: string, value: string): void
  dropField(key: string, field: string): boolean
  expire(key: string, at: number | undefined): void
  drop(key: string): boolean
  keys(): IterableIterator<string>
  /** Ends a command: what it wrote is one unit of replication. */
  endCommand(): void
  /** Takes the last commands back, as a failover to a replica that has not got them. Returns how many there were. */
  rollBack(commands: number): number
  clear(): void
}

/** An empty keyspace. @param nowMs the server's clock @param onWrite told of each key that changes */
export function createKeyspace(nowMs: () => number, onWrite: (key: string) => void = () => {}): Keyspace {
  const keys = new Map<string, Entry>()
  let history: Undo[][] = []
  let current: Undo[] = []

  const read = (key: string): Entry | undefined => {
    const entry = keys.get(key)
    if (entry?.expiresAt === undefined || entry.expiresAt > nowMs()) return entry
    drop(key)
    return undefined
  }
  const write = (key: string, entry: Entry) => {
    const before = keys.get(key)
    keys.set(key, entry)
    current.push(() => (before ? keys.set(key, before) : keys.delete(key)))
    onWrite(key)
  }
  const drop = (key: string): boolean => {
    const before = keys.get(key)
    if (!before) return false
    keys.delete(key)
    current.push(() => keys.set(key, before))
    onWrite(key)
    return true
  }
  const hashOf = (key: string): Map<string, string> | undefined => {
    const value = read(key)?.value
    if (typeof value === 'string') throw new Error('WRONGTYPE Operation against a key holding the wrong kind of value')
    return value
  }
  return {
    read,
    write,
    drop,
    setField(key, field, value) {
      let hash = hashOf(key)
      if (!hash) write(key, { value: (hash = new Map()), expiresAt: undefined })
      const found = hash
      const before = found.get(field)
      found.set(field, value)
      current.push(() => (before === undefined ? found.delete(field) : found.set(field, before)))
      onWrite(key)
    },
    dropField(key, field) {
      const hash = hashOf(key)
      const before = hash?.get(field)
      if (!hash || before === undefined) return false
      hash.delete(field)
      current.push(() => hash.set(field, before))
      onWrite(key)
      if (hash.size === 0) drop(key)
      return true
    },
    expire(key, at) {
      const entry = read(key)
      if (!entry) return
      const before = entry.expiresAt
      entry.expiresAt = at
      current.push(() => (entry.expiresAt = before))
    },
    *keys() {
      for (const key of [...keys.keys()]) if (read(key)) yield key
    },
    endCommand() {
      if (current.length === 0) return
      history.push(current)
      current = []
      if (history.length > 2 * MAX_HISTORY) history = history.slice(-MAX_HISTORY)
    },
    rollBack(commands) {
      const lost = history.splice(Math.max(0, history.length - commands))
      for (const command of lost.toReversed()) for (const undo of command.toReversed()) undo()
      return lost.length
    },
    clear() {
      keys.clear()
      history = []
      current = []
    },
  }
}
