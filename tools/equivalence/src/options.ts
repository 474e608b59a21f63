import { parseArgs } from 'node:util'
import { positiveWhole } from '@matjip/stack'

export interface EquivalenceOptions {
  mode: 'schedules' | 'ablations' | 'real'
  schedules: number
  seed: number
  cluster: boolean
  /** The run ends with the first round that has a fault. */
  stopsAtFirst: boolean
  /** A failing schedule is run again with fewer and fewer steps. */
  shrinks: boolean
  /** Words of the ablations that are run; all of them where there are none. */
  only: readonly string[]
}

export const HELP = `npm run equivalence -- [--schedules N] [--seed S] [--cluster] [--first] [--shrink]
    page walks of the feeds against Postgres, under faults; one seed is one schedule (200)
npm run equivalence -- --real [--cluster]
    the same on the follows and tag sets of ../shared/data
npm run equivalence -- --ablations [WORDS…]
    each rule switched off in the product's bundles must be missed`

const DEFAULT_SCHEDULES = 200

/** @throws Error for what is no option or no number */
export function parseOptions(argv: readonly string[]): EquivalenceOptions | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      schedules: { type: 'string' },
      seed: { type: 'string' },
      cluster: { type: 'boolean' },
      first: { type: 'boolean' },
      shrink: { type: 'boolean' },
      real: { type: 'boolean' },
      ablations: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return 'help'
  return {
    mode: values.real ? 'real' : values.ablations ? 'ablations' : 'schedules',
    schedules: positiveWhole('schedules', values.schedules) ?? DEFAULT_SCHEDULES,
    seed: positiveWhole('seed', values.seed) ?? Math.floor(Math.random() * 2 ** 31) + 1,
    cluster: values.cluster ?? false,
    stopsAtFirst: (values.first ?? false) || (values.shrink ?? false),
    shrinks: values.shrink ?? false,
    only: positionals,
  }
}
