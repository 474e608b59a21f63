/**
 * A copy with memory of its own, for keeping. `Buffer.from` and `Buffer.concat` take theirs from a pool of 64 KB (Node 26), which
 * stays as long as the smallest piece of it is kept.
 */
export function ownBytes(bytes: Uint8Array): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length)
  own.set(bytes)
  return own
}
