/** A command of which rows of the table come, as one types it behind `npm run`. */
export interface Bench {
  /** In `tools/load/src`. */
  script: string
  /** The command's name, and what follows `--`. */
  name: string
  args: readonly string[]
}

/** Everything of the goals' table, in its order; each in a form that takes at most some minutes. */
export const BENCHES: readonly Bench[] = [
  { script: 'bench-timelines.ts', name: 'bench:timelines', args: ['pages'] },
  { script: 'load.ts', name: 'load', args: ['overload'] },
  { script: 'bench-timelines.ts', name: 'bench:timelines', args: ['fanout', 'memory', 'growth'] },
  { script: 'bench-relations.ts', name: 'bench:relations', args: ['minute', 'saturation', 'memory'] },
  { script: 'bench-timelines.ts', name: 'bench:timelines', args: ['rebuild', '--posts', '10000000'] },
  { script: 'bench-start.ts', name: 'bench:start', args: [] },
]

/** The same with less: fewer rounds, and tables of a million rows, of which the growth is judged elsewhere. */
export const QUICK_BENCHES: readonly Bench[] = BENCHES.map((bench) => ({
  ...bench,
  args: bench.name === 'load' ? bench.args : [...bench.args.filter((arg) => !/posts|^\d+$/.test(arg)), '--quick'],
}))

/** Goals that compare with another product: measured beside it, outside this repository. */
export const ELSEWHERE = [
  'side by side with Misskey (home ≥ 100 ×, hashtag ≥ 50 ×, like ≥ 30 ×, follow ≥ 60 ×, post ≥ 10 ×): measured outside the repository',
]
