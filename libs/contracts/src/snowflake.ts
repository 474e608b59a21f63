/** 2026-01-01T00:00:00Z: ids count milliseconds from here, so that 41 bits last until 2095. */
export const SNOWFLAKE_EPOCH_MS = Date.UTC(2026, 0, 1)
/** 5 bits: up to 32 processes make ids at once. */
export const SNOWFLAKE_WORKERS = 32
/** 7 bits: 128 ids per millisecond and process; past that the generator borrows from the next millisecond. */
const SEQUENCES = 128
const PER_MS = SNOWFLAKE_WORKERS * SEQUENCES

/**
 * A generator of time-sortable ids below 2^53: 41 bits of milliseconds, 5 of worker, 7 of sequence.
 * Never repeats and never goes back within a process, even when the clock does.
 * @param worker 0–31, unique among the running processes that make the same kind of id
 * @param now milliseconds since 1970, the machine's clock by default
 * @param fromMs no id tells an earlier time than this, milliseconds since 1970
 */
export function createSnowflake(worker: number, now: () => number = Date.now, fromMs = 0): () => number {
  if (!Number.isInteger(worker) || worker < 0 || worker >= SNOWFLAKE_WORKERS)
    throw new RangeError('worker must be 0–31')
  let lastMs = Math.max(0, fromMs - SNOWFLAKE_EPOCH_MS)
  // Before the first of a millisecond: the very first id may be of `fromMs` itself.
  let sequence = -1
  return () => {
    const ms = Math.max(now() - SNOWFLAKE_EPOCH_MS, lastMs)
    sequence = ms === lastMs ? sequence + 1 : 0
    lastMs = ms
    if (sequence === SEQUENCES) {
      lastMs += 1
      sequence = 0
    }
    return lastMs * PER_MS + worker * SEQUENCES + sequence
  }
}

/** The moment at which an id was made, in milliseconds since 1970. */
export function snowflakeTime(id: number): number {
  return Math.floor(id / PER_MS) + SNOWFLAKE_EPOCH_MS
}

/** The smallest id that can be made at a moment: for seeding and for reading by time. */
export function snowflakeAt(ms: number, offset = 0): number {
  return (ms - SNOWFLAKE_EPOCH_MS) * PER_MS + offset
}
