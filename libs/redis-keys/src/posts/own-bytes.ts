/**
 * A copy of pieces, one after another, with memory of its own, for keeping. `Buffer.from` and `Buffer.concat` take theirs from a pool of 64 KB (Node 26), which
 * stays as long as the smallest piece of it is kept.
 */
export function ownBytes(...pieces: readonly Uint8Array[]): Buffer {
  const own = Buffer.allocUnsafeSlow(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    own.set(piece, at)
    at += piece.length
  }
  return own
}
