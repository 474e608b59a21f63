import { parseArgs } from 'node:util'

export interface FuzzOptions {
  /** Requests of each operation, and messages of each queue. */
  perOperation: number
  seed: number
  /** One operation or queue alone: to replay. */
  only: string | undefined
  /** Where in the seed's tree the fault was: fast-check prints it. */
  path: string | undefined
}

/** Small enough for a minute on two cores. */
const DEFAULT_PER_OPERATION = 60

export const HELP = `npm run fuzz -- [--per-operation N] [--seed S]     requests of every operation, messages of every queue (${DEFAULT_PER_OPERATION} each)
npm run fuzz -- --seed S --only NAME --path P      the one request that was printed, again`

/** @throws Error for what is no option or no number */
export function parseOptions(argv: readonly string[]): FuzzOptions | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'per-operation': { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      path: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return 'help'
  return {
    perOperation: whole('per-operation', values['per-operation']) ?? DEFAULT_PER_OPERATION,
    seed: whole('seed', values.seed) ?? Math.floor(Math.random() * 2 ** 31),
    only: values.only,
    path: values.path,
  }
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,10}$/.test(text)) throw new Error(`--${name} takes a number, not ${text}`)
  return Number(text)
}
