import { Counter, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'

/** Seconds. From a photo's first 64 KB (some 20 ms of S3) to a walk through 20 MB. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** What is counted when uploads are looked at. */
export function createVerifyMetrics(registry: Registry) {
  const registers = [registry]
  return {
    verdicts: new Counter({
      name: 'upload_verified_total',
      help: 'Uploads looked at when a post wanted them, by verdict: verified, or why not.',
      labelNames: ['verdict'],
      registers,
    }),
    seconds: new Histogram({
      name: 'upload_verify_seconds',
      help: 'Time to look at one upload, its reads from S3 included.',
      buckets: BUCKETS,
      registers,
    }),
  }
}

export type VerifyMetrics = ReturnType<typeof createVerifyMetrics>
