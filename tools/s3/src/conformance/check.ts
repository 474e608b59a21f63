import type { RawAnswer } from './http.ts'
import type { World } from './world.ts'

/** One thing that S3 does. */
export interface Check {
  /** Its area and what is done. */
  name: string
  /** What S3 does then. */
  expected: string
  /** @throws Deviation where the target does something else */
  run: (world: World) => Promise<void>
}

/** What a target did instead. */
export class Deviation extends Error {}

/** Holds an answer to a status and, where S3 has one for it, a code. */
export function expectAnswer({ status, code, body }: RawAnswer, expected: number, expectedCode?: string): void {
  const isSame = status === expected && (expectedCode === undefined || code === expectedCode)
  if (isSame) return
  const words = status === 0 ? 'no answer' : [status, code].filter(Boolean).join(' ')
  throw new Deviation(words + (code === undefined && status >= 500 ? `: ${body.slice(0, 100)}` : ''))
}

/** Holds a value to what it should be. @param what names it in the deviation */
export function expectValue(what: string, actual: unknown, expected: unknown): void {
  const [one, other] = [actual, expected].map((value) => JSON.stringify(value))
  if (one !== other) throw new Deviation(`${what} is ${one ?? 'missing'}`)
}
