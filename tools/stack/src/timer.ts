import type { Say } from './stack.ts'

/** Says each step when it is done, with its time in seconds. */
export function timer(say: Say) {
  return async <T>(step: string, work: Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work
    say(`${step.padEnd(12)} ${((performance.now() - began) / 1000).toFixed(1)} s`)
    return result
  }
}
