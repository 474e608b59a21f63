/** A figure of this repository's own benchmarks, with the command that makes it. */
export interface Measured {
  value: number
  unit: string
  from: string
}

const m = (value: number, unit: string, from: string): Measured => ({ value, unit, from })

/**
 * What one piece of work costs and takes, measured on two shared cores (docs/performance.md, ADRs). CPU µs are of one core of
 * that machine; a Fargate vCPU of arm64 is taken for half of one (`FARGATE_SHARE`), which nobody has measured.
 */
export const measured = {
  feedPageCpu: m(160, 'CPU µs', 'npm run bench:timelines -- pages: 1.5 × the ceiling of 103 µs is the goal'),
  rankedPageCpu: m(60, 'CPU µs', 'performance goals: 1.2 × a constant page and one read'),
  presignCpu: m(900, 'CPU µs', 'estimate: three statements and a signature; no benchmark of its own'),
  postCpu: m(2_500, 'CPU µs', 'npm run photos:check: 7.2–10 ms where a photo is refused, less where it is taken'),
  acceptCpu: m(168, 'CPU µs', 'npm run bench:relations -- saturation, API'),
  consumeCpu: m(37, 'CPU µs', 'npm run bench:relations -- saturation, consumer'),
  foldCpu: m(47, 'CPU µs', 'npm run bench:relations -- saturation, counter-batch'),
  clickRedisCpu: m(48, 'CPU µs', 'npm run bench:relations -- saturation, Redis'),
  clickPostgresCpu: m(32, 'CPU µs', 'npm run bench:relations -- saturation, Postgres'),
  deliveryRedisCpu: m(2.9, 'CPU µs', 'npm run bench:timelines -- fanout (ADR 0024)'),
  deliveryWorkerCpu: m(2.97, 'CPU µs', 'npm run bench:timelines -- fanout (ADR 0024)'),
  pageRedisCpu: m(45, 'CPU µs', 'design, performance ceilings: ids, 20 posts and the viewer, pipelined'),
  coldHomePostgres: m(8_900, 'CPU µs', 'npm run bench:timelines -- rebuild, 500 followed people (ADR 0024)'),
  postPostgresCpu: m(1_500, 'CPU µs', 'estimate: a dozen statements of 0.1 ms'),
  derivativeCpu: m(150_000, 'CPU µs', 'npm run bench:photos: 147.5–158.3 CPU ms'),
  feedTime: m(6, 'ms', 'npm run bench:timelines -- pages, unloaded'),
  acceptTime: m(17, 'ms', 'npm run bench:relations -- minute: answer p50 at 83/s'),
  presignTime: m(12, 'ms', 'estimate: three statements'),
  postTime: m(60, 'ms', 'estimate: two ranged reads of S3 and a transaction'),
  applyRate: m(10_500, 'clicks/s', 'npm run bench:relations -- saturation: one consumer'),
  foldRate: m(11_100, 'clicks/s', 'npm run bench:relations -- saturation: one batch'),
  postRowBytes: m(1_150, 'B', 'posts, edges of hashtags, counters and their indexes; npm run bench:feeds'),
  relationRowBytes: m(190, 'B', 'relations with both indexes; npm run bench:relations'),
  userRowBytes: m(420, 'B', 'users with their indexes'),
} as const

/** Of a core of the machine above. */
export const FARGATE_SHARE = 0.5
/** What may be used of anything at the peak minute: the rest is for a spike within the minute and for a task that is gone. */
export const HEADROOM = 0.5
