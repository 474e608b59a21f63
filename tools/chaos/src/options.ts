import { parseArgs } from 'node:util'
import { positive } from '@matjip/stack'

export interface ChaosOptions {
  mode: 'chaos' | 'outage'
  minutes: number
  seed: number
  rate: number | undefined
}

export const HELP = `npm run chaos -- [--minutes N] [--seed S] [--rate R]   faults of every kind, then the checks (3 minutes)
npm run chaos -- --outage                               Postgres stopped for ten visibility timeouts at 50 requests/s`

/** Long enough to meet every kind of fault some ten times. */
const DEFAULT_MINUTES = 3

/** @throws Error for what is no option or no number */
export function parseOptions(argv: readonly string[]): ChaosOptions | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      minutes: { type: 'string' },
      seed: { type: 'string' },
      rate: { type: 'string' },
      outage: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return 'help'
  return {
    mode: values.outage ? 'outage' : 'chaos',
    minutes: positive('minutes', values.minutes) ?? DEFAULT_MINUTES,
    seed: positive('seed', values.seed) ?? Math.floor(Math.random() * 2 ** 31) + 1,
    rate: positive('rate', values.rate),
  }
}
