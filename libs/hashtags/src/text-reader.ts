/**
 * All that the scanners ask of a text. A string is one; a test passes one that counts its reads, which is how the
 * linear bound is proved without a clock.
 */
export type TextReader = Readonly<Pick<string, 'length' | 'codePointAt'>>

/** A part of a text as UTF-16 indices, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The code point at `index`, or -1 (a member of no class) outside of the text. */
export function codePointIn(text: TextReader, index: number): number {
  return index >= 0 ? (text.codePointAt(index) ?? -1) : -1
}
