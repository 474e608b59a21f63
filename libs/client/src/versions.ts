/** Where a person's newest causality token is kept; `localStorage` lets the tabs of a browser share it. */
export interface VersionStore {
  /** The largest version seen; 0 before any. */
  get(): number
  set(version: number): void
}

/** A store that lives as long as the page. */
export function memoryVersions(): VersionStore {
  let largest = 0
  return {
    get: () => largest,
    set: (version) => {
      largest = version
    },
  }
}

/** Header of the causality token, in requests and in a 503. */
export const VERSION_HEADER = 'Matjip-Version'

/** Keeps the version of an answer about relations, if it is the largest so far. */
export function noteVersion(store: VersionStore, answer: unknown): void {
  const version = Number((answer as { version?: unknown } | null | undefined)?.version)
  if (Number.isSafeInteger(version) && version > store.get()) store.set(version)
}

/** A 503 may carry the version of a click that perhaps got through: the next click must be newer. */
export function noteHeader(store: VersionStore, response: Response): void {
  noteVersion(store, { version: response.headers.get(VERSION_HEADER) ?? undefined })
}
