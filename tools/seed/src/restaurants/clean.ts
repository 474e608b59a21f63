import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'

/** Marks of a text that was decoded wrongly, and characters that Postgres or a terminal cannot show. */
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]|\p{Surrogate}/u
/** 96 bits: no two of a million places share it. */
const HASH_LENGTH = 16

/** One line of text: NFC, single spaces, trimmed. Null where nothing is left. */
export function cleanText(text: string | undefined): string | null {
  const cleaned = (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  return cleaned === '' ? null : cleaned
}

/** Whether a text was decoded wrongly or holds what cannot be stored. */
export function isUnstorable(text: string): boolean {
  return UNSTORABLE.test(text)
}

/** A key for a place whose list has none: the same parts give the same key in every run. */
export function hashOf(...parts: (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, HASH_LENGTH)
}

/** Undoes UTF-8 that somebody read as Latin-1 before the list was published: `RincÃ³n` → `Rincón`. */
export function repairLatin1(text: string): string {
  const bytes = Buffer.from(text, 'latin1')
  const isDoubled = /[\u0080-\u00ff]/.test(text) && !/[^\u0000-\u00ff]/.test(text) && isUtf8(bytes)
  return isDoubled ? bytes.toString('utf8') : text
}

/** Joins the parts that are there; null where none is. */
export function joinParts(parts: (string | null)[], separator: string): string | null {
  return parts.filter((part) => part !== null).join(separator) || null
}
