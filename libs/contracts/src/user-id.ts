import { createHash } from 'node:crypto'

/** Whole bytes of the digest that are read; the seventh byte gives its upper half: 6 × 8 + 4 = 52 bits. */
const WHOLE_BYTES = 6

/**
 * The user id that the local issuer and the seeder derive from a handle, so that they agree without asking a database.
 * The first 52 bits of the handle's SHA-256: a positive integer below 2^53 whatever the digest, and with some hundreds
 * of users a collision is less likely than 1 in 10^10.
 */
export function userIdOf(handle: string): number {
  const digest = createHash('sha256').update(handle, 'utf8').digest()
  return digest.readUIntBE(0, WHOLE_BYTES) * 16 + (digest.readUInt8(WHOLE_BYTES) >> 4)
}
