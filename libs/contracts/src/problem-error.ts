import type { ProblemCode } from './problem-types.ts'

/** One fault of the input: where it stands (see `ProblemFault`), its code, and words in both languages. */
export interface InputFault {
  pointer: string
  code: string
  ko: string
  en: string
}

export interface ProblemExtras {
  /** Words for this occurrence, instead of the table's. */
  detail?: { ko: string; en: string }
  /** Each fault with its place. */
  errors?: InputFault[]
  /** Seconds after which a retry makes sense: sent as Retry-After. */
  retryAfterS?: number
  /** Sent with the answer. */
  headers?: Readonly<Record<string, string>>
  /** What went wrong underneath: logged, never sent. */
  cause?: unknown
}

/** An answer that is not a success: thrown anywhere in a use case, turned into a problem document by the service's error handler. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly extras: ProblemExtras

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code, extras.cause === undefined ? undefined : { cause: extras.cause })
    this.name = 'ProblemError'
    this.code = code
    this.extras = extras
  }
}
