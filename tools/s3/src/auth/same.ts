import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether two texts are equal, in a time that does not tell where they differ. Hashed first: they may differ in length. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
