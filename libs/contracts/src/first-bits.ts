import { createHash } from 'node:crypto'

/** Whole bytes of the digest that are read; the seventh byte gives its upper half: 6 × 8 + 4 = 52 bits. */
const WHOLE_BYTES = 6

/** The first 52 bits of a text's SHA-256: a positive integer below 2^53, but for a digest that nobody will ever see. */
export function firstBitsOf(text: string): number {
  const digest = createHash('sha256').update(text, 'utf8').digest()
  return digest.readUIntBE(0, WHOLE_BYTES) * 16 + (digest.readUInt8(WHOLE_BYTES) >> 4)
}
