import { randomBytes } from 'node:crypto'

/** 72 random bits, 12 characters: among 10^9 clicks of the same microsecond and pair nobody would meet a twin. */
const OP_ID_BYTES = 9

/** Ids whose bits are drawn together: a draw of nine bytes costs as much as one of thousands. */
const DRAWN_IDS = 256

let drawn = Buffer.alloc(0)
let used = 0

/** A random operation id, base64url: it breaks ties between equal versions, and names the operation in `relation_failures`. */
export function createOpId(): string {
  if (used === drawn.length) {
    drawn = randomBytes(OP_ID_BYTES * DRAWN_IDS)
    used = 0
  }
  used += OP_ID_BYTES
  return drawn.toString('base64url', used - OP_ID_BYTES, used)
}
