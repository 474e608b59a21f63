import { createSnowflake as create } from '@matjip/contracts'

/** Ids as posts have them, from a clock that stands: the same run writes the same ids. */
export function createSnowflake(): () => number {
  return create(0, () => Date.UTC(2026, 10, 23, 3))
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/'

/** Text that nothing packs. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')
}
