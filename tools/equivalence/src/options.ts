import { parseArgs } from 'node:util'

export interface EquivalenceOptions {
  mode: 'schedules' | 'ablations' | 'real'
  schedules: number
  seed: number
  cluster: boolean
  /** A round fails on its first fault, and the run ends there. */
  stopsAtFirst: boolean
}

export const HELP = `npm run equivalence -- [--schedules N] [--seed S] [--cluster] [--first]
    page walks of the feeds against Postgres, under faults; one seed is one schedule (200)
npm run equivalence -- --real [--cluster]
    the same on the follows and tag sets of ../shared/data
npm run equivalence -- --ablations
    each rule switched off in the product's bundles must be missed`

const DEFAULT_SCHEDULES = 200

/** @throws Error for what is no option or no number */
export function parseOptions(argv: readonly string[]): EquivalenceOptions | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      schedules: { type: 'string' },
      seed: { type: 'string' },
      cluster: { type: 'boolean' },
      first: { type: 'boolean' },
      real: { type: 'boolean' },
      ablations: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return 'help'
  return {
    mode: values.real ? 'real' : values.ablations ? 'ablations' : 'schedules',
    schedules: positive('schedules', values.schedules) ?? DEFAULT_SCHEDULES,
    seed: positive('seed', values.seed) ?? Math.floor(Math.random() * 2 ** 31) + 1,
    cluster: values.cluster ?? false,
    stopsAtFirst: values.first ?? false,
  }
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!Number.isInteger(Number(text)) || Number(text) < 1)
    throw new Error(`--${name} takes a whole number, not ${text}`)
  return Number(text)
}
