/** The smallest step between two sizes that the allocator gives. */
const QUANTUM = 16
/** Sizes between one power of two and the next. */
const STEPS = 4

/**
 * Bytes that Redis's allocator (jemalloc) gives for so many: four sizes between one power of two and the next, so up to a
 * quarter more than was asked for. What is asked for in one piece, such as a packed list, grows in these steps.
 */
export function allocated(bytes: number): number {
  if (bytes <= QUANTUM * 2 * STEPS) return Math.max(QUANTUM, Math.ceil(bytes / QUANTUM) * QUANTUM)
  const step = 2 ** Math.floor(Math.log2(bytes - 1)) / STEPS
  return Math.ceil(bytes / step) * step
}
