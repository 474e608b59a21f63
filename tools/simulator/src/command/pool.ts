import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Job, Result } from './job.ts'

/** Schedules of one job: some seconds, so that progress is seen. */
const CHUNK = 10

export interface Pool {
  /** Runs the seeds, chunk by chunk; ends early where `onResult` gives false. */
  run(job: Omit<Job, 'count'>, schedules: number, onResult: (result: Result) => boolean): Promise<void>
  close(): Promise<void>
}

/** Worker threads, one a core. A schedule runs on one of them and knows nothing of the others. */
export function openPool(workers = availableParallelism()): Pool {
  const threads = Array.from({ length: workers }, () => new Worker(new URL('./worker.ts', import.meta.url)))
  return {
    async run(job, schedules, onResult) {
      let next = 0
      let going = true
      const lane = async (thread: Worker) => {
        while (going && next < schedules) {
          const seed = job.seed + next
          const count = Math.min(CHUNK, schedules - next)
          next += count
          for (const result of await ask(thread, { ...job, seed, count })) if (!onResult(result)) going = false
        }
      }
      await Promise.all(threads.map(lane))
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

function ask(thread: Worker, job: Job): Promise<Result[]> {
  return new Promise((resolve, reject) => {
    thread.once('message', (results: Result[]) => {
      thread.off('error', reject)
      resolve(results)
    })
    thread.once('error', reject)
    thread.postMessage(job)
  })
}
