import { randomBytes } from 'node:crypto'

/** 72 random bits, 12 characters: among 10^9 clicks of the same microsecond and pair nobody would meet a twin. */
export const OP_ID_BYTES = 9

/** A random operation id, base64url: it breaks ties between equal versions, and names the operation in `relation_failures`. */
export function createOpId(): string {
  return randomBytes(OP_ID_BYTES).toString('base64url')
}
