/** What is stored at a moment. */
export interface Census {
  /** A digest by the name of each table, of each object, and of each key of Redis that is no cache. */
  stored: ReadonlyMap<string, string>
  /** Until when a key of Redis lives by itself, in milliseconds since 1970; what is not here lives until somebody deletes it. */
  livesUntilMs: ReadonlyMap<string, number>
  /** When it had been taken. */
  takenAtMs: number
}

/** What differs, by name: what is new or another, and what is gone before its time. */
export function changesBetween(before: Census, after: Census): string[] {
  const changed = [...after.stored]
    .filter(([name, digest]) => before.stored.get(name) !== digest)
    .map(([name, digest]) => `${name}: ${before.stored.get(name) ?? 'was not there'} → ${digest}`)
  const gone = [...before.stored.keys()]
    .filter((name) => !after.stored.has(name) && (before.livesUntilMs.get(name) ?? Infinity) > after.takenAtMs)
    .map((name) => `${name}: ${before.stored.get(name)} → is gone, and no life of its own has ended`)
  return [...changed, ...gone]
}
