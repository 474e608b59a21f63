import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Cast, FromGenerator, Order, Played, ToGenerator } from './messages.ts'

export interface Generator {
  pid: number
  /** Plays an order to its last answer. @param begun told when each phase begins */
  play: (order: Order, begun?: (phase: string) => void) => Promise<Played>
  stop: () => void
}

/** Starts the generator's process and tells it with whom it plays. */
export async function startGenerator(cast: Cast): Promise<Generator> {
  // Its numbers and maps of ten thousand people go as they are.
  const child = fork(join(import.meta.dirname, 'generator-process.ts'), { serialization: 'advanced' })
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => undefined)
  child.once('exit', (code) => ended.reject(new Error(`the generator ended with ${code}`)))
  const ask = async <T>(message: ToGenerator, take: (answer: FromGenerator) => T | undefined): Promise<T> => {
    const answered = Promise.withResolvers<T>()
    const listen = (answer: FromGenerator) => {
      if ('failed' in answer) return answered.reject(new Error(answer.failed))
      const taken = take(answer)
      if (taken !== undefined) answered.resolve(taken)
    }
    child.on('message', listen)
    child.send(message)
    return Promise.race([answered.promise, ended.promise]).finally(() => child.off('message', listen))
  }
  await ask({ cast }, (answer) => ('ready' in answer ? true : undefined))
  return {
    pid: child.pid ?? 0,
    play: (order, begun = () => {}) =>
      ask({ order }, (answer) => {
        if ('phase' in answer) begun(answer.phase)
        return 'played' in answer ? answer.played : undefined
      }),
    stop: () => child.disconnect(),
  }
}
