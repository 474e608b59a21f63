import { parentPort } from 'node:worker_threads'
import { ablations } from '../ablations/index.ts'
import { runSchedule } from '../run-schedule.ts'
import type { Job, Result } from './job.ts'

parentPort?.on('message', async ({ seed, count, ablation: name, ...options }: Job) => {
  const ablation = ablations.find((one) => one.name === name)
  const results: Result[] = []
  for (let place = 0; place < count; place += 1) {
    const result = await runSchedule({ ...options, seed: seed + place, ...(ablation && { ablation }) })
    results.push(result)
    // The rest of a chunk is of no use to an ablation that has been found out.
    if (ablation && result.violations.length > 0) break
  }
  parentPort?.postMessage(results)
})
