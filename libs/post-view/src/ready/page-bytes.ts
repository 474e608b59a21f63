/**
 * Bytes that are taken from the system at once, some twenty pages. A buffer for each page would be a piece of memory outside
 * the heap with a finaliser of its own, which the garbage collector pays for with the longest pauses of the process.
 */
const SLAB_BYTES = 256 * 1024

let slab = Buffer.allocUnsafeSlow(SLAB_BYTES)
let used = 0

/** Room for an answer that is about to be sent: not for keeping, for it keeps its neighbours in memory too. */
export function pageBytes(length: number): Buffer {
  if (length > SLAB_BYTES / 8) return Buffer.allocUnsafeSlow(length)
  if (used + length > SLAB_BYTES) {
    slab = Buffer.allocUnsafeSlow(SLAB_BYTES)
    used = 0
  }
  return slab.subarray(used, (used += length))
}
